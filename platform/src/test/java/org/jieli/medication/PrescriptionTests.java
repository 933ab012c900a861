package org.jieli.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.medication.Pharmacies.County;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.stock.Stocks;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Prescriptions from their issue to the person's hands, by the rules of their documents. */
@JieliTest
class PrescriptionTests {

    @Autowired
    Pharmacies pharmacies;

    @Autowired
    AccountFixture accounts;

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    Stocks stocks;

    private County county;
    private Drug amlodipine;

    @BeforeEach
    void aCounty() {
        county = pharmacies.found();
        amlodipine = pharmacies.drug("C08CA01-01");
    }

    @Test
    void anOrdinaryPrescriptionLastsAWeekUnlessAReasonIsGiven() {
        Answer refused = county.post(county.doctor, Pharmacies.PATH, county.ordinary(amlodipine, 8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString())
                .contains("medication.rule-extended")
                .contains("第十九条");
        Map<String, Object> withReason = county.ordinary(amlodipine, 14);
        withReason.put("evaluation", "老年人，行动不便");
        assertThat(county.post(county.doctor, Pharmacies.PATH, withReason).status())
                .isEqualTo(201);
        Map<String, Object> emergency = county.ordinary(amlodipine, 4);
        emergency.put("kind", "EMERGENCY");
        assertThat(county.post(county.doctor, Pharmacies.PATH, emergency).body().toString())
                .contains("medication.rule-days-emergency");
    }

    @Test
    void aLongOneAsksForControlByTheRecord() {
        assertThat(refusals(county.longOne(amlodipine, 28))).contains("medication.rule-not-in-programme");
        county.followedUp("2", 5);
        assertThat(refusals(county.longOne(amlodipine, 28))).contains("medication.rule-out-of-control");
        county.followedUp("1", 200);
        assertThat(refusals(county.longOne(amlodipine, 28))).contains("medication.rule-too-long-ago");
        county.followedUp("1", 20);
        assertThat(county.post(county.doctor, Pharmacies.PATH, county.longOne(amlodipine, 28))
                        .status())
                .isEqualTo(201);
        Answer second = county.post(county.doctor, Pharmacies.PATH, county.longOne(amlodipine, 28));
        assertThat(second.status()).isIn(409, 422);
        assertThat(second.body().toString()).containsAnyOf("medication.already-open", "medication.safety-reason");
    }

    @Test
    void howLongByWhomAndWhat() {
        county.followedUp("1", 20);
        assertThat(refusals(county.longOne(amlodipine, 85))).contains("medication.rule-days-long");
        Map<String, Object> unsigned = county.longOne(amlodipine, 84);
        unsigned.put("confirmation", "NONE");
        assertThat(refusals(unsigned)).contains("medication.rule-confirmed");
        assertThat(refusals(county.longOne(pharmacies.drug("N05CD04-01"), 28))).contains("medication.rule-excluded");
        assertThat(refusals(county.longOne(pharmacies.drug("A10AE04-01"), 28))).contains("medication.rule-excluded");
        Answer byVillage = county.post(county.village, Pharmacies.PATH, county.longOne(amlodipine, 28));
        assertThat(byVillage.status()).isEqualTo(404);
        CurrentAccess.runAs(
                county.at(county.centre.id(), Role.FAMILY_DOCTOR),
                () -> pharmacies.makeKnown(county.man.id(), county.clinic.id()));
        assertThat(county.post(county.village, Pharmacies.PATH, county.longOne(amlodipine, 28))
                        .body()
                        .toString())
                .contains("medication.rule-first");
        Map<String, Object> signed = county.longOne(amlodipine, 84);
        assertThat(county.post(county.doctor, Pharmacies.PATH, signed).status()).isEqualTo(201);
    }

    @Test
    void badInputIsNamedFieldByField() {
        Map<String, Object> body = county.ordinary(amlodipine, 7);
        body.put("days", -1);
        body.put("diagnosisCode", "XXX");
        body.put("lines", List.of(Map.of("dose", -2, "frequency", "SOMETIMES")));
        String answer = county.post(county.doctor, Pharmacies.PATH, body).body().toString();
        assertThat(answer)
                .contains("medication.days")
                .contains("encounter.diagnosis-unknown")
                .contains("medication.drug-missing")
                .contains("medication.dose")
                .contains("medication.frequency-missing");
        Map<String, Object> tooMuch = county.ordinary(amlodipine, 7);
        tooMuch.put("lines", List.of(Map.of("drugId", amlodipine.id(), "dose", 1, "frequency", "QD", "quantity", 29)));
        assertThat(refusals(tooMuch)).contains("medication.rule-quantity");
        assertThat(county.post(county.pharmacist, Pharmacies.PATH, county.ordinary(amlodipine, 7))
                        .status())
                .isEqualTo(403);
        Map<String, Object> nobody = county.ordinary(amlodipine, 7);
        nobody.remove("residentId");
        assertThat(county.post(county.doctor, Pharmacies.PATH, nobody).status()).isEqualTo(422);
        Map<String, Object> strange = county.ordinary(amlodipine, 7);
        strange.put("dispenseAt", UUID.randomUUID());
        assertThat(refusals(strange)).contains("medication.not-a-partner");
    }

    @Test
    void aSevereInteractionAsksForAReason() {
        Map<String, Object> body = county.ordinary(amlodipine, 7);
        body.put(
                "lines",
                List.of(
                        county.line(pharmacies.drug("C09AA02-01"), "1", "QD"),
                        county.line(pharmacies.drug("C03DA01-01"), "1", "QD")));
        assertThat(refusals(body)).contains("medication.safety-reason");
        body.put("safetyReason", "心衰，专科医嘱，一周内复查血钾");
        assertThat(county.post(county.doctor, Pharmacies.PATH, body).status()).isEqualTo(201);
    }

    @Test
    void itIsDispensedInPartsOutOfStockAndNeverTwice() {
        county.followedUp("1", 20);
        county.stocked(county.centre.id(), amlodipine, 40);
        String id = county.post(county.doctor, Pharmacies.PATH, county.longOne(amlodipine, 84))
                .body()
                .get("id")
                .asString();
        assertThat(county.dispense(county.pharmacist, id, 1).body().toString()).contains("medication.state");
        assertThat(county.post(county.hospitalPharmacist, Pharmacies.PATH + "/" + id + "/actions/approve", null)
                        .status())
                .isEqualTo(404);
        county.post(county.pharmacist, Pharmacies.PATH + "/" + id + "/actions/approve", null);
        assertThat(county.post(
                                county.pharmacist,
                                Pharmacies.PATH + "/" + id + "/dispensings",
                                Map.of("part", 1, "amounts", Map.of(1, 10)))
                        .status())
                .isEqualTo(200);
        assertThat(county.dispense(county.pharmacist, id, 1).status()).isEqualTo(200);
        assertThat(county.dispense(county.pharmacist, id, 1).body().toString()).contains("medication.beyond");
        assertThat(county.dispense(county.pharmacist, id, 2).body().toString()).contains("medication.not-due");
        assertThat(county.state(id)).isEqualTo("PARTLY_DISPENSED");
        assertThat(onHand()).isEqualTo(12);
    }

    @Test
    void withoutEnoughInStockNothingHappens() {
        county.stocked(county.centre.id(), amlodipine, 5);
        String id = county.approved(county.ordinary(amlodipine, 7));
        Answer answer = county.dispense(county.pharmacist, id, 1);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().toString()).contains("medication.not-enough");
        assertThat(county.state(id)).isEqualTo("REVIEWED");
        assertThat(onHand()).isEqualTo(5);
        county.post(
                county.pharmacist,
                Pharmacies.PATH + "/" + id + "/dispensings",
                Map.of("part", 1, "amounts", Map.of(1, 5), "handover", "DELIVERY"));
        assertThat(county.state(id)).isEqualTo("PARTLY_DISPENSED");
        county.stocked(county.centre.id(), amlodipine, 2);
        county.dispense(county.pharmacist, id, 1);
        assertThat(county.state(id)).isEqualTo("DISPENSED");
        String way = accounts.get(county.pharmacist, Pharmacies.PATH + "/" + id + "/dispensings")
                .body()
                .get(1)
                .get("id")
                .asString();
        String delivered = Pharmacies.PATH + "/" + id + "/dispensings/" + way + "/delivered";
        assertThat(county.post(county.pharmacist, delivered, null).status()).isEqualTo(200);
        assertThat(county.post(county.pharmacist, delivered, null).status()).isEqualTo(409);
        assertThat(county.state(id)).isEqualTo("DELIVERED");
    }

    @Test
    void aPrescriptionGoesToTheVillageAndBackAndIsStopped() {
        county.followedUp("1", 20);
        Map<String, Object> body = county.longOne(amlodipine, 28);
        body.put("dispenseAt", county.clinic.id());
        String id = county.approved(body);
        assertThat(county.dispense(county.pharmacist, id, 1).status()).isEqualTo(403);
        assertThat(county.dispense(county.village, id, 1).body().toString()).contains("medication.not-enough");
        assertThat(county.post(county.village, Pharmacies.PATH + "/" + id + "/return", Map.of("words", ""))
                        .status())
                .isEqualTo(422);
        county.post(county.village, Pharmacies.PATH + "/" + id + "/return", Map.of("words", "缺货"));
        assertThat(county.state(id)).isEqualTo("RETURNED");
        county.post(county.doctor, Pharmacies.PATH + "/" + id + "/actions/redirect", Map.of());
        assertThat(county.state(id)).isEqualTo("REVIEWED");
        county.stocked(county.centre.id(), amlodipine, 28);
        assertThat(county.dispense(county.pharmacist, id, 1).status()).isEqualTo(200);
        assertThat(county.state(id)).isEqualTo("DELIVERED");
        assertThat(county.post(county.doctor, Pharmacies.PATH + "/" + id + "/actions/stop", Map.of("words", "换药"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void thePharmacistSendsBackWithAReasonAndTheDoctorExplains() {
        String id = county.post(county.doctor, Pharmacies.PATH, county.ordinary(amlodipine, 7))
                .body()
                .get("id")
                .asString();
        assertThat(county.post(
                                county.pharmacist,
                                Pharmacies.PATH + "/" + id + "/actions/send-back",
                                Map.of("words", " "))
                        .status())
                .isEqualTo(422);
        county.post(county.pharmacist, Pharmacies.PATH + "/" + id + "/actions/send-back", Map.of("words", "剂量偏大"));
        assertThat(county.state(id)).isEqualTo("SENT_BACK");
        assertThat(county.post(county.pharmacist, Pharmacies.PATH + "/" + id + "/actions/approve", null)
                        .status())
                .isEqualTo(409);
        county.post(county.doctor, Pharmacies.PATH + "/" + id + "/actions/explain", Map.of("words", "已核对"));
        assertThat(county.state(id)).isEqualTo("ISSUED");
        county.post(county.doctor, Pharmacies.PATH + "/" + id + "/actions/void", Map.of("words", "重开"));
        assertThat(county.state(id)).isEqualTo("VOIDED");
    }

    @Test
    void thePersonSeesHisOwnAndAsksForTheNextPart() {
        county.followedUp("1", 20);
        String id = county.approved(county.longOne(amlodipine, 56));
        CurrentAccess.runAs(person(), () -> {
            assertThat(prescriptions.of(county.man.id(), 10)).hasSize(1);
            prescriptions.askForRefill(UUID.fromString(id));
            prescriptions.askForRefill(UUID.fromString(id));
            assertThat(prescriptions.find(UUID.fromString(id)).orElseThrow().refillWantedAt())
                    .isNotNull();
        });
        County other = pharmacies.found();
        CurrentAccess.runAs(
                other.at(other.centre.id(), Role.FAMILY_DOCTOR),
                () -> assertThat(prescriptions.find(UUID.fromString(id))).isEmpty());
    }

    private org.jieli.shared.Access person() {
        return new org.jieli.shared.Access(
                null, null, "张建国", null, "", Role.INTEGRATOR, "411203", AccessScope.person(county.man.id()));
    }

    private int onHand() {
        return stocks.onHand(county.centre.id(), amlodipine.id());
    }

    private String refusals(Map<String, Object> body) {
        Answer answer = county.post(county.doctor, Pharmacies.PATH, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        return answer.body().toString();
    }
}
