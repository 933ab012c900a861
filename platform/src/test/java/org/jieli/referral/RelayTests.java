package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.JieliTest;
import org.jieli.capacity.Schedules;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The man of 58 goes up, is admitted, treated, discharged, and comes back to his family doctor. */
@JieliTest
class RelayTests {

    @Autowired
    Counties counties;

    @Autowired
    AccountFixture accounts;

    @Autowired
    Residents residents;

    @Autowired
    Schedules schedules;

    @Autowired
    OwnerConnection owner;

    @Autowired
    ClockScan clocks;

    @Autowired
    Clock clock;

    private County county;

    @BeforeEach
    void aCounty() {
        county = counties.found();
        LocalDate today = ChinaTime.date(clock.instant());
        CurrentAccess.runAsSystem(
                "test", () -> schedules.setBeds(county.hospital.id(), county.ward.id(), today, today, 2, 2));
    }

    @Test
    void theUpReferralLeadsToAStayAndTheDischargeIsTheFeedback() {
        String referral = admitted();
        JsonNode stay = stay(referral);
        assertThat(stay.get("admissionRoute").asString()).isEqualTo("3");
        assertThat(stay.get("departmentId").asString())
                .isEqualTo(county.ward.id().toString());
        Answer discharged = discharge(stay, "3");
        assertThat(discharged.body().at("/discharge/disposition").asString()).isEqualTo("3");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(referral)).isEqualTo("COMPLETED"));
        JsonNode last =
                accounts.get(county.doctor, County.PATH + "/" + referral).body().get("history");
        assertThat(last.get(last.size() - 1).get("words").asString()).contains("降压后平稳", "低盐饮食");
    }

    @Test
    void aWardThatIsNotTheHospitalsAdmitsNobodyAndTheReferralStays() {
        Answer arrived = arrived();
        String referral = arrived.body().at("/summary/id").asString();
        Answer refused = county.act(
                county.specialist, referral, arrived.etag(), "start-care", Map.of("wardId", county.centre.id()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(state(referral)).isEqualTo("ARRIVED");
    }

    @Test
    void theDownReferralStandsOnTheFamilyDoctorsListTheSameDayAndIsClosedByTheFirstFollowUpAlone() {
        JsonNode stay = stay(admitted());
        discharge(stay, "3");
        LocalDate today = ChinaTime.date(clock.instant());
        Answer down = county.post(county.specialist, County.PATH, downBody(stay, today.plusDays(30)));
        assertThat(down.status()).as("%s", down.body()).isEqualTo(201);
        String id = down.body().get("id").asString();
        assertThat(down.body().get("direction").asString()).isEqualTo("DOWN");
        Answer received = county.act(county.doctor, id, down.etag(), "receive", Map.of());
        Answer asked = county.act(county.doctor, id, received.etag(), "ask", Map.of("words", "出院带药几天？"));
        Answer answered = county.act(county.specialist, id, asked.etag(), "answer", Map.of("words", "28 天"));
        Answer accepted = county.act(county.doctor, id, answered.etag(), "accept", Map.of());
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        assertThat(Instant.parse(accepted.body().at("/summary/dueAt").asString()))
                .isAfter(ChinaTime.startOf(today.plusDays(30)));
        Answer due = accounts.get(county.doctor, "/api/v1/follow-ups");
        assertThat(due.body())
                .as("the first of the two planned")
                .hasSize(1)
                .first()
                .satisfies(followUp ->
                        assertThat(followUp.get("referralId").asString()).isEqualTo(id));
        owner.jdbc()
                .sql("update referral.referral set due_at = :past, rings_at = :past where id = cast(:id as uuid)")
                .param("past", OffsetDateTime.parse("2020-01-01T00:00:00Z"))
                .param("id", id)
                .update();
        clocks.look();
        clocks.look();
        assertThat(state(id)).isEqualTo("ACCEPTED");
        String followUp = due.body().get(0).get("id").asString();
        Map<String, Object> found = new HashMap<>(Map.of("systolic", 132, "diastolic", 80, "outcome", "1"));
        assertThat(county.post(county.doctor, "/api/v1/follow-ups/" + followUp + "/done", found)
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(id)).isEqualTo("COMPLETED"));
    }

    @Test
    void theHospitalSeesWhoCouldGoDownTodayAndWhatOthersLack() {
        Answer admitted = county.post(
                county.specialist,
                "/api/v1/admissions",
                Map.of(
                        "residentId",
                        known(),
                        "departmentId",
                        county.ward.id(),
                        "at",
                        clock.instant().minus(Duration.ofDays(5)).toString(),
                        "route",
                        "2",
                        "diagnosisCodes",
                        List.of("I10")));
        assertThat(admitted.status()).as("%s", admitted.body()).isEqualTo(201);
        String stay = admitted.body().get("id").asString();
        JsonNode before = accounts.get(county.specialist, County.PATH + "/down-candidates")
                .body()
                .get(0);
        assertThat(before.get("days").asInt()).isEqualTo(5);
        assertThat(before.get("missing")).extracting(JsonNode::asString).containsExactly("STABLE");
        county.post(county.specialist, "/api/v1/admissions/" + stay + "/stable", Map.of("stable", true));
        JsonNode after = accounts.get(county.specialist, County.PATH + "/down-candidates")
                .body()
                .get(0);
        assertThat(after.get("missing").size()).isZero();
        assertThat(after.get("receiverName").asString()).isEqualTo(county.centre.name());
        assertThat(after.at("/criterion/source").asString()).contains("1026");
        String elsewhere = accounts.token(accounts.open(
                org.jieli.shared.Role.SPECIALIST, county.cityHospital.id(), county.cityHospital.division(), null));
        assertThat(accounts.get(elsewhere, County.PATH + "/down-candidates")
                        .body()
                        .size())
                .isZero();
    }

    private java.util.UUID known() {
        CurrentAccess.runAs(
                org.jieli.resident.ResidentFixture.at(county.centre.id(), org.jieli.shared.Role.FAMILY_DOCTOR),
                () -> residents.makeKnown(county.person.id(), county.hospital.id(), "test"));
        return county.person.id();
    }

    private Answer arrived() {
        Answer seen = county.submit();
        String id = seen.body().get("id").asString();
        seen = county.act(county.desk, id, seen.etag(), "receive", Map.of());
        seen = county.act(county.desk, id, seen.etag(), "accept", Map.of("bedDepartmentId", county.ward.id()));
        seen = county.act(county.desk, id, seen.etag(), "book", Map.of());
        return county.act(county.desk, id, seen.etag(), "arrive", Map.of());
    }

    private String admitted() {
        Answer seen = arrived();
        String id = seen.body().at("/summary/id").asString();
        seen = county.act(county.specialist, id, seen.etag(), "start-care", Map.of("wardId", county.ward.id()));
        assertThat(seen.status()).as("%s", seen.body()).isEqualTo(200);
        return id;
    }

    private JsonNode stay(String referral) {
        JsonNode inCare = accounts.get(county.specialist, "/api/v1/admissions").body();
        assertThat(inCare.size()).isEqualTo(1);
        assertThat(inCare.get(0).get("referralId").asString()).isEqualTo(referral);
        return inCare.get(0);
    }

    private Answer discharge(JsonNode stay, String disposition) {
        Answer discharged = county.post(
                county.specialist,
                "/api/v1/admissions/" + stay.get("id").asString() + "/discharge",
                Map.of("disposition", disposition, "totalCost", 4321.50, "course", "降压后平稳", "advice", "低盐饮食，规律服药"));
        assertThat(discharged.status()).as("%s", discharged.body()).isEqualTo(200);
        return discharged;
    }

    private String state(String referral) {
        return accounts.get(county.doctor, County.PATH + "/" + referral)
                .body()
                .at("/summary/state")
                .asString();
    }

    private Map<String, Object> downBody(JsonNode stay, LocalDate first) {
        Map<String, Object> body = county.body(county.centre.id());
        body.put("admissionId", stay.get("id").asString());
        body.put(
                "content",
                Map.of(
                        "reason",
                        "病情稳定，回社区管理",
                        "diagnosisCode",
                        "I10",
                        "handover",
                        Map.of(
                                "treatmentGiven",
                                "降压",
                                "followUps",
                                List.of(
                                        Map.of("on", first.toString(), "purpose", "血压"),
                                        Map.of("on", first.plusDays(28).toString(), "purpose", "血压、肾功能")))));
        return body;
    }
}
