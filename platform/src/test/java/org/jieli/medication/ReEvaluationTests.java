package org.jieli.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jieli.JieliTest;
import org.jieli.chronic.FollowUpDone;
import org.jieli.encounter.PersonDischarged;
import org.jieli.identity.AccountFixture;
import org.jieli.medication.Pharmacies.County;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a person puts his long prescription on hold until his doctor has looked at him again. */
@JieliTest
class ReEvaluationTests {

    @Autowired
    Pharmacies pharmacies;

    @Autowired
    AccountFixture accounts;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private County county;
    private String id;

    @BeforeEach
    void aLongPrescription() {
        county = pharmacies.found();
        county.followedUp("1", 20);
        county.stocked(county.centre.id(), pharmacies.drug("C08CA01-01"), 100);
        id = county.approved(county.longOne(pharmacies.drug("C08CA01-01"), 56));
    }

    @Test
    void aStayInHospitalHoldsItAndNothingIsDispensedUntilItIsReEvaluated() {
        UUID stay = Identifiers.next();
        publish(new PersonDischarged(stay, county.man.id(), county.hospital.id(), clock.instant(), "1"));
        waitFor("ON_HOLD");
        assertThat(county.dispense(county.pharmacist, id, 1).body().toString()).contains("medication.state");
        assertThat(act("resume", "").status()).isEqualTo(422);
        assertThat(act("resume", "出院后血压平稳，方案不变").status()).isEqualTo(200);
        publish(new PersonDischarged(stay, county.man.id(), county.hospital.id(), clock.instant(), "1"));
        visited("J06.9");
        assertThat(county.state(id)).isEqualTo("REVIEWED");
        assertThat(county.dispense(county.pharmacist, id, 1).status()).isEqualTo(200);
    }

    @Test
    void aNewDiseaseHoldsItAColdDoesNot() {
        visited("J06.9");
        visited("I10");
        assertThat(county.state(id)).isEqualTo("REVIEWED");
        visited("E11.9");
        waitFor("ON_HOLD");
        assertThat(accounts.get(county.doctor, Pharmacies.PATH + "/" + id)
                        .body()
                        .get("holdReason")
                        .asString())
                .isEqualTo("NEW_DISEASE");
    }

    @Test
    void aLossOfControlHoldsItUntilTheRecordShowsControlAndAStopMakesTheNextTheFirst() {
        county.followedUp("2", 0);
        publish(new FollowUpDone(Identifiers.next(), county.man.id(), county.centre.id(), null, clock.instant()));
        waitFor("ON_HOLD");
        assertThat(act("resume", "再观察").body().toString()).contains("medication.not-controlled");
        county.followedUp("1", 0);
        assertThat(act("resume", "两周后随访达标").status()).isEqualTo(200);
        assertThat(act("stop", "更换方案").status()).isEqualTo(200);
        assertThat(county.dispense(county.pharmacist, id, 1).status()).isEqualTo(409);
        Map<String, Object> again = county.longOne(pharmacies.drug("C08CA01-01"), 28);
        assertThat(county.post(county.doctor, Pharmacies.PATH, again).status()).isEqualTo(201);
    }

    private void visited(String diagnosis) {
        Map<String, Object> visit = Map.of(
                "residentId",
                county.man.id(),
                "complaint",
                "复诊",
                "vitalSigns",
                Map.of(),
                "diagnosisCodes",
                List.of(diagnosis),
                "findings",
                List.of(),
                "emergency",
                false,
                "pregnant",
                false,
                "decision",
                "EMERGENCY");
        assertThat(county.post(county.doctor, "/api/v1/visits", visit).status()).isEqualTo(201);
    }

    private AccountFixture.Answer act(String act, String words) {
        return county.post(county.doctor, Pharmacies.PATH + "/" + id + "/actions/" + act, Map.of("words", words));
    }

    private void publish(Object event) {
        CurrentAccess.runAsSystem(
                "test", () -> transactions.executeWithoutResult(status -> events.publishEvent(event)));
    }

    private void waitFor(String state) {
        Instant end = clock.instant().plus(Duration.ofSeconds(20));
        while (!county.state(id).equals(state) && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(county.state(id)).isEqualTo(state);
    }
}
