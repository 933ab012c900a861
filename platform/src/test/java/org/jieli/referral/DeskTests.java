package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
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

/** What a desk and a referrer stumble over: drafts, waiting for an answer, missed appointments, refusals, news. */
@JieliTest
class DeskTests {

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
    Clock clock;

    private County county;
    private LocalDate today;

    @BeforeEach
    void aCounty() {
        county = counties.found();
        today = ChinaTime.date(clock.instant());
        CurrentAccess.runAsSystem(
                "test", () -> schedules.setBeds(county.hospital.id(), county.ward.id(), today, today, 2, 2));
    }

    @Test
    void aDraftIsWrittenAnewUntilItIsSent() {
        Answer draft = county.post(county.doctor, County.PATH + "?draft=true", county.body(county.hospital.id()));
        String id = id(draft);
        Map<String, Object> better = county.body(county.cityHospital.id());
        better.put("urgency", "URGENT");
        better.put("content", Map.of("reason", "血压 190/115", "diagnosisCode", "I11.9"));
        Answer written = put(county.doctor, id, draft.etag(), better);
        assertThat(written.status()).as("%s", written.body()).isEqualTo(200);
        assertThat(written.body().at("/content/reason").asString()).isEqualTo("血压 190/115");
        assertThat(written.body().at("/summary/toInstitutionId").asString())
                .isEqualTo(county.cityHospital.id().toString());
        assertThat(written.body().at("/summary/urgency").asString()).isEqualTo("URGENT");
        assertThat(put(county.doctor, id, draft.etag(), better).status()).isEqualTo(412);
        Answer sent = county.act(county.doctor, id, written.etag(), "submit", Map.of());
        assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);
        assertThat(put(county.doctor, id, sent.etag(), better).status()).isEqualTo(409);
    }

    @Test
    void aDraftIsNobodyElsesAndStaysWithItsPerson() {
        Answer draft = county.post(county.doctor, County.PATH + "?draft=true", county.body(county.hospital.id()));
        assertThat(put(county.desk, id(draft), draft.etag(), county.body(county.cityHospital.id()))
                        .status())
                .isIn(403, 404);
        County another = counties.found();
        Map<String, Object> swapped = county.body(county.hospital.id());
        swapped.put("residentId", another.person.id());
        Answer refused = put(county.doctor, id(draft), draft.etag(), swapped);
        assertThat(refused.status()).isIn(404, 422);
        assertThat(accounts.get(county.doctor, County.PATH + "/" + id(draft))
                        .body()
                        .at("/summary/residentId")
                        .asString())
                .isEqualTo(county.person.id().toString());
    }

    @Test
    void theDeskNeedNotWaitForTheAnswer() {
        Answer asked = asked();
        assertThat(asked.body().get("actions"))
                .extracting(action -> action.asString())
                .contains("ACCEPT", "REDIRECT", "REFUSE");
        Answer accepted = county.act(county.desk, id(asked), asked.etag(), "accept", bed());
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        assertThat(accepted.body().at("/summary/state").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void nobodyHasMissedWhatIsStillToCome() {
        Answer booked = booked();
        assertThat(booked.body().get("actions"))
                .extracting(action -> action.asString())
                .doesNotContain("MISS");
        Answer early = county.act(county.desk, id(booked), booked.etag(), "miss", Map.of());
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body().get("code").asString()).isEqualTo("referral.too-early");
        owner.jdbc()
                .sql("update referral.referral set booked_for = :past where id = cast(:id as uuid)")
                .param("past", OffsetDateTime.parse("2026-01-05T01:00:00Z"))
                .param("id", id(booked))
                .update();
        assertThat(county.act(county.desk, id(booked), booked.etag(), "miss", Map.of())
                        .body()
                        .at("/summary/state")
                        .asString())
                .isEqualTo("NOT_ARRIVED");
    }

    @Test
    void anotherReasonForRefusingIsSaid() {
        Answer received = received();
        Answer silent = county.act(county.desk, id(received), received.etag(), "refuse", Map.of("refusal", "OTHER"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body().at("/errors/0/path").asString()).isEqualTo("words");
        assertThat(county.act(
                                county.desk,
                                id(received),
                                received.etag(),
                                "refuse",
                                Map.of("refusal", "OTHER", "words", "设备检修"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNewReceiverKnowsNothingOfTheOldOnesDepartments() {
        Answer made = county.submit();
        Answer triaged = accounts.call(
                county.desk,
                "POST",
                County.PATH + "/" + id(made) + "/triage",
                Map.of("urgency", "ROUTINE", "departmentId", county.ward.id()),
                Map.of("If-Match", made.etag()));
        Answer redirected = county.act(
                county.desk,
                id(made),
                triaged.etag(),
                "redirect",
                Map.of("receiverId", county.cityHospital.id(), "words", "须上级处理"));
        assertThat(redirected.status()).as("%s", redirected.body()).isEqualTo(200);
        assertThat(redirected.body().get("toDepartmentId").isNull()).isTrue();
    }

    @Test
    void followUpsComeInTheirOrder() {
        Map<String, Object> body = county.body(county.centre.id());
        Map<String, Object> content = new HashMap<>(Map.of("reason", "平稳", "diagnosisCode", "I10"));
        content.put(
                "handover",
                Map.of(
                        "followUps",
                        List.of(
                                Map.of("on", today.plusDays(20).toString(), "purpose", "复测血压"),
                                Map.of("on", today.plusDays(7).toString(), "purpose", "复测血压"))));
        body.put("content", content);
        CurrentAccess.runAsSystem("test", () -> residents.makeKnown(county.person.id(), county.hospital.id(), "test"));
        Answer answer = county.post(county.specialist, County.PATH, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo("referral.follow-up-order");
        assertThat(answer.body().at("/errors/0/path").asString()).isEqualTo("content.handover.followUps[1].on");
    }

    @Test
    void whatTheDeskDidIsToldInItsOwnWords() {
        Answer made = county.submit();
        Answer triaged = accounts.call(
                county.desk,
                "POST",
                County.PATH + "/" + id(made) + "/triage",
                Map.of("urgency", "URGENT"),
                Map.of("If-Match", made.etag()));
        county.act(county.desk, id(made), triaged.etag(), "receive", Map.of());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(owner.jdbc()
                        .sql("""
                                        select key || ' ' || institution_id from notification.message
                                        where path = '/referrals/' || :id order by key
                                        """)
                        .param("id", id(made))
                        .query(String.class)
                        .list())
                .containsExactly(
                        "referral.news-moved-receive " + county.centre.id(),
                        "referral.news-moved-submitted " + county.hospital.id(),
                        "referral.news-moved-triage " + county.centre.id()));
        assertThat(owner.jdbc()
                        .sql("select count(*) from notification.text_message where resident_id = :id")
                        .param("id", county.person.id())
                        .query(Integer.class)
                        .single())
                .as("the person hears of the submission alone")
                .isOne();
    }

    private Answer received() {
        Answer made = county.submit();
        return county.act(county.desk, id(made), made.etag(), "receive", Map.of());
    }

    private Answer asked() {
        Answer received = received();
        return county.act(county.desk, id(received), received.etag(), "ask", Map.of("words", "近期肌酐？"));
    }

    private Answer booked() {
        Answer received = received();
        Answer accepted = county.act(county.desk, id(received), received.etag(), "accept", bed());
        return county.act(county.desk, id(accepted), accepted.etag(), "book", Map.of());
    }

    private Map<String, Object> bed() {
        return Map.of("bedDepartmentId", county.ward.id(), "bedDay", today.toString());
    }

    private Answer put(String token, String id, String etag, Object body) {
        return accounts.call(token, "PUT", County.PATH + "/" + id, body, Map.of("If-Match", etag));
    }

    private static String id(Answer answer) {
        return answer.body().has("id")
                ? answer.body().get("id").asString()
                : answer.body().at("/summary/id").asString();
    }
}
