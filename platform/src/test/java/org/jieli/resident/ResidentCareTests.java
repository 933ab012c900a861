package org.jieli.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Guardians, consents and contact data of a resident. */
@JieliTest
class ResidentCareTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    Residents residents;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private final UUID clinic = Identifiers.next();
    private String doctor = "";

    @BeforeEach
    void aDoctor() {
        doctor = accounts.token(accounts.open(Role.VILLAGE_DOCTOR, clinic, "411203100201", null));
    }

    @Test
    void aGuardianIsAddedOnceAndEndsOnce() {
        String child = child();
        Map<String, Object> mother = Map.of("name", "王秀英", "relation", "PARENT", "phone", "15400000001");
        JsonNode guardians = post(child + "/guardians", mother).body();
        assertThat(guardians.get(0).get("maskedPhone").asString()).isEqualTo("154****0001");
        assertThat(post(child + "/guardians", mother).status()).isEqualTo(409);
        String end = child + "/guardians/" + guardians.get(0).get("id").asString() + "/end";
        assertThat(post(end, null).body().get(0).get("endedAt").isNull()).isFalse();
        assertThat(post(end, null).status()).isEqualTo(412);
        assertThat(post(child + "/guardians", mother).status()).isEqualTo(201);
        assertThat(storedRelation(child)).containsOnly("5");
        assertThat(paths(post(child + "/guardians", Map.of("phone", "1"))))
                .containsExactlyInAnyOrder("name", "relation", "phone");
    }

    @Test
    void aChildUnder14NeedsAGuardianToConsent() {
        String child = child();
        Map<String, Object> consent = new HashMap<>(Map.of("kind", "HEALTH_DATA", "evidence", "纸质同意书 0001"));
        assertThat(paths(post(child + "/consents", consent))).containsExactly("guardianId");
        String guardian = post(child + "/guardians", Map.of("name", "王秀英", "relation", "PARENT"))
                .body()
                .get(0)
                .get("id")
                .asString();
        consent.put("guardianId", guardian);
        JsonNode granted = post(child + "/consents", consent).body();
        assertThat(granted.get(0).get("grantedBy").asString()).isEqualTo("王秀英");
        post(child + "/guardians/" + guardian + "/end", null);
        consent.put("kind", "SHARING");
        assertThat(paths(post(child + "/consents", consent))).containsExactly("guardianId");
    }

    @Test
    void onTheFourteenthBirthdayOnesOwnConsentIsEnough() {
        LocalDate today = LocalDate.now(clock);
        for (int days : new int[] {0, 1}) {
            String person = path(register("示范", today.minusYears(14).plusDays(days)));
            Answer answer = post(person + "/consents", Map.of("kind", "MESSAGES", "evidence", "口头，诊室"));
            assertThat(answer.status()).isEqualTo(days == 0 ? 201 : 422);
        }
    }

    @Test
    void aConsentHoldsOnceAndIsWithdrawnOnce() throws Exception {
        String man = path(register("张建国", LocalDate.of(1968, 3, 14)));
        Map<String, Object> consent = Map.of("kind", "SHARING", "evidence", "纸质同意书 0002");
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tries.add(desks.submit(() -> post(man + "/consents", consent).status()));
            }
            for (Future<Integer> each : tries) {
                answers.add(each.get());
            }
        }
        assertThat(answers).containsOnlyOnce(201).contains(409);
        String id =
                accounts.get(doctor, man + "/consents").body().get(0).get("id").asString();
        assertThat(post(man + "/consents/" + id + "/withdraw", Map.of("by", "张建国"))
                        .status())
                .isEqualTo(200);
        assertThat(post(man + "/consents/" + id + "/withdraw", null).status()).isEqualTo(412);
        assertThat(post(man + "/consents", consent).status()).isEqualTo(201);
        UUID resident = UUID.fromString(man.substring(man.lastIndexOf('/') + 1));
        assertThat(CurrentAccess.callAsSystem("test", () -> residents.timeline(resident, 10)))
                .extracting(TimelineEntry::kind)
                .containsExactlyInAnyOrder("timeline.consent", "timeline.consent-withdrawn", "timeline.consent");
        assertThat(actionsOn(resident)).contains("consent.grant", "consent.withdraw");
    }

    @Test
    void contactDataChangesOnTheVersionThatWasSeen() {
        String man = path(register("张建国", LocalDate.of(1968, 3, 14)));
        Answer before = accounts.get(doctor, man + "/contact");
        Map<String, Object> change = Map.of("phone", "154 0000 0009", "division", "411203100202", "address", "示范村 9 号");
        assertThat(put(man, change, Map.of()).status()).isEqualTo(428);
        Answer changed = put(man, change, Map.of("If-Match", before.etag()));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("maskedPhone").asString()).isEqualTo("154****0009");
        assertThat(put(man, change, Map.of("If-Match", before.etag())).status()).isEqualTo(412);
        Answer kept = put(man, Map.of("division", "411203100202"), Map.of("If-Match", changed.etag()));
        assertThat(kept.body().get("maskedPhone").asString()).isEqualTo("154****0009");
    }

    @Test
    void aDeathThatCannotBeIsRefusedInWords() {
        UUID id = register("张建国", LocalDate.of(1968, 3, 14));
        String man = path(id);
        String etag = accounts.get(doctor, man + "/contact").etag();
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> visit = Map.of(
                "residentId",
                id,
                "at",
                clock.instant().minusSeconds(10 * 86_400).toString(),
                "complaint",
                "复查",
                "vitalSigns",
                Map.of(),
                "diagnosisCodes",
                List.of("I10"),
                "findings",
                List.of(),
                "emergency",
                false,
                "pregnant",
                false,
                "decision",
                "TREAT_HERE",
                "overruleReason",
                "患者要求");
        assertThat(accounts.call(doctor, "POST", "/api/v1/visits", visit, Map.of())
                        .status())
                .isEqualTo(201);
        assertThat(death(man, etag, today.plusDays(1))).containsExactly("resident.death-in-future");
        assertThat(death(man, etag, LocalDate.of(1968, 3, 13))).containsExactly("resident.death-before-birth");
        assertThat(death(man, etag, today.minusDays(20))).containsExactly("resident.death-before-care");
        Answer right = put(
                man,
                Map.of(
                        "division",
                        "411203100201",
                        "deceasedOn",
                        today.minusDays(10).toString()),
                Map.of("If-Match", etag));
        assertThat(right.status()).isEqualTo(200);
        assertThat(actionsOn(id)).contains("resident.change");
    }

    @Test
    void whoMayOnlyReadDoesNotWriteAndWhoMayNotReadSeesNothing() {
        String man = path(register("张建国", LocalDate.of(1968, 3, 14)));
        String commission = accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, "4112", null));
        assertThat(accounts.get(commission, man + "/consents").status()).isEqualTo(200);
        assertThat(accounts.call(commission, "POST", man + "/guardians", Map.of("name", "x"), Map.of())
                        .status())
                .isEqualTo(403);
        String stranger = accounts.token(accounts.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411281", null));
        for (String part : List.of("/contact", "/guardians", "/consents")) {
            assertThat(accounts.get(stranger, man + part).status()).as(part).isEqualTo(404);
        }
        assertThat(accounts.call(stranger, "POST", man + "/guardians", Map.of("name", "x", "relation", "SON"), Map.of())
                        .status())
                .isEqualTo(404);
    }

    private String child() {
        return path(register("李小宝", LocalDate.now(clock).minusYears(6)));
    }

    private UUID register(String name, LocalDate birth) {
        return ResidentFixture.register(
                        residents, ResidentFixture.doctorAt(clinic), ResidentFixture.person(name, birth, Sex.MALE))
                .id();
    }

    private static String path(UUID resident) {
        return "/api/v1/residents/" + resident;
    }

    private Answer post(String path, Object body) {
        return accounts.call(doctor, "POST", path, body, Map.of());
    }

    private Answer put(String path, Object body, Map<String, String> headers) {
        return accounts.call(doctor, "PUT", path + "/contact", body, headers);
    }

    private List<String> death(String man, String etag, LocalDate day) {
        return put(man, Map.of("division", "411203100201", "deceasedOn", day.toString()), Map.of("If-Match", etag))
                .body()
                .get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }

    private static List<String> paths(Answer answer) {
        return answer.body()
                .get("errors")
                .valueStream()
                .map(error -> error.get("path").asString())
                .toList();
    }

    private List<String> storedRelation(String resident) {
        return owner.jdbc()
                .sql("select relation from resident.guardian where resident_id = :id")
                .param("id", UUID.fromString(resident.substring(resident.lastIndexOf('/') + 1)))
                .query(String.class)
                .list();
    }

    private List<String> actionsOn(UUID resident) {
        return owner.jdbc()
                .sql("select action from audit.entry where resident_id = :id")
                .param("id", resident)
                .query(String.class)
                .list();
    }
}
