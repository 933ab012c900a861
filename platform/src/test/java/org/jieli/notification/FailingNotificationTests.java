package org.jieli.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.NewResident;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A notification that fails never undoes what it tells of, and is tried again. */
@JieliTest
class FailingNotificationTests {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    Redelivery redelivery;

    @Autowired
    OwnerConnection owner;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private UUID person(UUID institution) {
        NewResident person = ResidentFixture.person("测试居民", LocalDate.of(1970, 2, 3), Sex.FEMALE);
        return ResidentFixture.register(residents, ResidentFixture.doctorAt(institution), person)
                .id();
    }

    @Test
    void aListenerThatFailsLeavesTheReferralAndHearsOfItAgain() {
        NewInstitution clinic = InstitutionFixture.villageClinic();
        NewInstitution hospital = InstitutionFixture.countyHospital();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic, hospital)));
        String doctor = accounts.token(accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null));
        UUID person = person(clinic.id());
        owner.jdbc()
                .sql("alter table notification.message rename to message_out_of_order")
                .update();
        String id;
        try {
            Answer made = accounts.call(
                    doctor,
                    "POST",
                    "/api/v1/referrals",
                    Map.of(
                            "residentId",
                            person,
                            "urgency",
                            "ROUTINE",
                            "toInstitutionId",
                            hospital.id(),
                            "consent",
                            "PAPER",
                            "content",
                            Map.of("reason", "血压控制不佳", "diagnosisCode", "I10")),
                    Map.of());
            assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
            id = made.body().get("id").asString();
            await().atMost(LONGEST).until(() -> publications(id, "status = 'FAILED'") == 1);
        } finally {
            owner.jdbc()
                    .sql("alter table notification.message_out_of_order rename to message")
                    .update();
        }
        assertThat(accounts.get(doctor, "/api/v1/referrals/" + id).status()).isEqualTo(200);
        await().atMost(LONGEST).untilAsserted(() -> {
            redelivery.deliver(Duration.ZERO);
            assertThat(publications(id, "true")).isZero();
        });
        assertThat(owner.jdbc()
                        .sql("select count(*) from notification.message where event like :event")
                        .param("event", id + ":SUBMIT:%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private long publications(String referral, String condition) {
        return owner.jdbc()
                .sql("select count(*) from events.event_publication where serialized_event like :referral and "
                        + condition)
                .param("referral", "%" + referral + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void aGatewayThatFailsKeepsTheMessageForTheNextAttempt() {
        AtomicBoolean broken = new AtomicBoolean(true);
        UUID person = person(Identifiers.next());
        // Ahead of the running application's clock, so that its own delivery leaves the message to this one.
        TextMessages messages = new TextMessages(
                jdbc,
                residents,
                (phone, words) -> {
                    if (broken.get()) {
                        throw new IllegalStateException("the provider is down");
                    }
                },
                transactions,
                Clock.offset(clock, Duration.ofHours(1)));
        String event = "test:" + UUID.randomUUID();
        CurrentAccess.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> {
                    messages.put(person, "转诊已提交", event);
                    messages.put(person, "转诊已提交", event);
                }));
        messages.deliver();
        assertThat(message(event))
                .containsEntry("fault", "the provider is down")
                .containsEntry("delivered_at", null);
        broken.set(false);
        TextMessages later = new TextMessages(
                jdbc, residents, (phone, words) -> {}, transactions, Clock.offset(clock, Duration.ofHours(2)));
        later.deliver();
        assertThat(message(event)).containsEntry("attempts", 2).doesNotContainEntry("delivered_at", null);
    }

    private Map<String, Object> message(String event) {
        return owner.jdbc()
                .sql("select attempts, fault, delivered_at from notification.text_message where event = :event")
                .param("event", event)
                .query()
                .singleRow();
    }
}
