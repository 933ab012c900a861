package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.capacity.Capacity;
import org.jieli.capacity.Schedules;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.NewResident;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class ReferralTests {

    private static final LocalDate TOMORROW =
            LocalDate.now(org.jieli.shared.ChinaTime.ZONE).plusDays(1);
    private static final String PATH = "/api/v1/referrals";

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    Residents residents;

    @Autowired
    OwnerConnection owner;

    @Autowired
    ClockScan clocks;

    @Autowired
    Schedules schedules;

    @Autowired
    Capacity capacity;

    @Autowired
    Referrals referrals;

    @Autowired
    FollowingReferral following;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution centre = InstitutionFixture.healthCentre();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final NewInstitution other = InstitutionFixture.cityHospital();
    private String doctor;
    private String desk;
    private String otherDesk;
    private UUID person;

    @BeforeEach
    void aCounty() {
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(clinic, centre, hospital, other));
            alliances.found(AllianceFixture.countyCommunity(
                    hospital.id(), Set.of(hospital.id(), centre.id(), clinic.id()), LocalDate.of(2020, 1, 1)));
        });
        doctor = token(Role.FAMILY_DOCTOR, centre);
        desk = token(Role.REFERRAL_CENTRE, hospital);
        otherDesk = token(Role.REFERRAL_CENTRE, other);
        person = CurrentAccess.callAs(
                new Access(
                        null,
                        null,
                        "测试",
                        centre.id(),
                        centre.name(),
                        Role.FAMILY_DOCTOR,
                        centre.division(),
                        AccessScope.institutions(Set.of(centre.id()))),
                () -> residents
                        .register(new NewResident(
                                "测试居民",
                                Sex.FEMALE,
                                LocalDate.of(1960, 5, 1),
                                null,
                                UUID.randomUUID().toString().substring(0, 18),
                                null,
                                "411203100201",
                                null,
                                "390"))
                        .id());
    }

    private String token(Role role, NewInstitution at) {
        return accounts.token(accounts.open(role, at.id(), at.division(), null));
    }

    private Map<String, Object> body(String reason) {
        Map<String, Object> content = new HashMap<>();
        content.put("reason", reason);
        content.put("diagnosisCode", "I10");
        return new HashMap<>(Map.of(
                "residentId",
                person,
                "urgency",
                "ROUTINE",
                "toInstitutionId",
                hospital.id(),
                "content",
                content,
                "consent",
                "PAPER"));
    }

    private Answer submit() {
        Answer answer = accounts.call(doctor, "POST", PATH, body("血压控制不佳"), Map.of());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    private Answer act(String token, String id, String etag, String action, Map<String, ?> step) {
        return accounts.call(token, "POST", PATH + "/" + id + "/actions/" + action, step, Map.of("If-Match", etag));
    }

    @Test
    void aReferralIsSubmittedReceivedAskedAnsweredAndRefusedWithAReason() {
        Answer made = submit();
        String id = made.body().get("id").asString();
        assertThat(made.body().get("number").asString()).startsWith("ZZ411203");
        assertThat(made.body().get("direction").asString()).isEqualTo("UP");
        Answer received = act(desk, id, made.etag(), "receive", Map.of());
        assertThat(received.status()).as("%s", received.body()).isEqualTo(200);
        Answer asked = act(desk, id, received.etag(), "ask", Map.of("words", "近期肌酐？"));
        assertThat(asked.body().at("/summary/ownerInstitutionId").asString())
                .isEqualTo(centre.id().toString());
        Answer answered = act(doctor, id, asked.etag(), "answer", Map.of("words", "78 μmol/L"));
        Answer refused = act(desk, id, answered.etag(), "refuse", Map.of("refusal", "TREATABLE_LOCALLY"));
        assertThat(refused.body().at("/summary/state").asString()).isEqualTo("REFUSED");
        assertThat(refused.body().get("history").size()).isEqualTo(5);
        assertThat(refused.body().get("actions").size()).isZero();
    }

    @Test
    void aRedirectedReferralKeepsItsHistoryAndLeavesTheFirstReceiverAWitness() {
        Answer made = submit();
        String id = made.body().get("id").asString();
        Answer redirected =
                act(desk, id, made.etag(), "redirect", Map.of("receiverId", other.id(), "words", "须上级医院处理"));
        assertThat(redirected.status()).as("%s", redirected.body()).isEqualTo(200);
        assertThat(accounts.get(desk, PATH + "/" + id).status()).isEqualTo(200);
        assertThat(accounts.get(otherDesk, PATH + "/" + id)
                        .body()
                        .get("history")
                        .size())
                .isEqualTo(2);
        assertThat(act(desk, id, redirected.etag(), "receive", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void theWholeWayUpEndsWithFeedbackAndGivesTheBedBack() {
        DepartmentSummary ward = InstitutionFixture.department(hospital.id(), "心血管内科", "03.04");
        CurrentAccess.runAsSystem("test", () -> {
            institutions.addDepartments(List.of(ward));
            schedules.setBeds(hospital.id(), ward.id(), TOMORROW, TOMORROW, 1, 1);
        });
        Answer seen = submit();
        String id = seen.body().get("id").asString();
        seen = act(desk, id, seen.etag(), "receive", Map.of());
        assertThat(act(desk, id, seen.etag(), "accept", Map.of()).status()).isEqualTo(422);
        seen = act(
                desk, id, seen.etag(), "accept", Map.of("bedDepartmentId", ward.id(), "bedDay", TOMORROW.toString()));
        assertThat(seen.status()).as("%s", seen.body()).isEqualTo(200);
        assertThat(seen.body().at("/summary/bookedFor").isNull()).isFalse();
        for (String action : List.of("book", "arrive", "start-care")) {
            seen = act(desk, id, seen.etag(), action, Map.of());
            assertThat(seen.status()).as("%s %s", action, seen.body()).isEqualTo(200);
        }
        seen = act(desk, id, seen.etag(), "complete", Map.of("words", "血压达标，回社区管理"));
        assertThat(seen.body().at("/summary/state").asString()).isEqualTo("COMPLETED");
        Boolean held = CurrentAccess.callAsSystem(
                "test", () -> capacity.holdOf(UUID.fromString(id)).isPresent());
        assertThat(held).isFalse();
    }

    @Test
    void thePersonFollowsAndWithdrawsByLinkAndCode() {
        UUID id = UUID.fromString(submit().body().get("id").asString());
        PersonLink link = CurrentAccess.callAsSystem(
                "test", () -> referrals.personLink(id).orElseThrow());
        String token = link.path().substring("/follow/".length());
        assertThatThrownBy(() -> following.steps(token, "wrong")).isInstanceOf(Fault.class);
        assertThat(following.steps(token, link.code()).mayWithdraw()).isTrue();
        following.withdraw(token, link.code());
        assertThat(following.steps(token, link.code()).summary().state()).isEqualTo(ReferralState.WITHDRAWN);
    }

    @Test
    void tenWrongCodesCloseTheLink() {
        UUID id = UUID.fromString(submit().body().get("id").asString());
        PersonLink link = CurrentAccess.callAsSystem(
                "test", () -> referrals.personLink(id).orElseThrow());
        String token = link.path().substring("/follow/".length());
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThatThrownBy(() -> following.steps(token, "wrong")).isInstanceOf(Fault.class);
        }
        assertThatThrownBy(() -> following.steps(token, link.code())).isInstanceOf(Fault.class);
    }

    @Test
    void theHospitalOfTheAllianceRanksBeforeTheOther() {
        Answer answer = accounts.get(doctor, PATH + "/candidates?diagnosis=I10&limit=200");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().get(0).at("/institution/id").asString())
                .isEqualTo(hospital.id().toString());
    }

    @Test
    void theSameProblemIsReferredOnce() {
        submit();
        Answer again = accounts.call(doctor, "POST", PATH, body("再转一次"), Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("detail").asString()).contains("ZZ411203");
    }

    @Test
    void aReplayedRequestHearsTheSameReferral() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = body("血压控制不佳");
        Answer first = accounts.call(doctor, "POST", PATH, body, key);
        Answer second = accounts.call(doctor, "POST", PATH, body, key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body().get("id")).isEqualTo(first.body().get("id"));
    }

    @Test
    void outsideTheScopeAReferralDoesNotExist() {
        String id = submit().body().get("id").asString();
        assertThat(accounts.get(otherDesk, PATH + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void theReferrerMayNotAnswerForTheReceiver() {
        Answer made = submit();
        assertThat(act(doctor, made.body().get("id").asString(), made.etag(), "receive", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aChangeWithoutIfMatchIsNotTaken() {
        String id = submit().body().get("id").asString();
        assertThat(accounts.call(desk, "POST", PATH + "/" + id + "/actions/receive", Map.of(), Map.of())
                        .status())
                .isEqualTo(428);
    }

    @Test
    void ofTwoWhoActAtOnceOneWinsAndTheOtherHearsWhatHappened() throws Exception {
        Answer made = submit();
        String id = made.body().get("id").asString();
        Callable<Answer> receive = () -> act(desk, id, made.etag(), "receive", Map.of());
        Callable<Answer> cancel = () -> act(doctor, id, made.etag(), "cancel", Map.of("words", "改期"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = threads.invokeAll(List.of(receive, cancel));
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void badInputNamesEveryFieldAndNothingIsStored() {
        Map<String, Object> body = body("长".repeat(101));
        body.remove("consent");
        Answer answer = accounts.call(doctor, "POST", PATH, body, Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("path").asString())
                .containsExactlyInAnyOrder("content.reason", "consent");
        assertThat(accounts.get(doctor, PATH).body().get("items").size()).isZero();
    }

    @Test
    void anEmptyBodyNamesWhatIsMissing() {
        Answer answer = accounts.call(doctor, "POST", PATH, Map.of(), Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("path").asString())
                .containsExactly("residentId", "urgency", "toInstitutionId", "content");
    }

    @Test
    void hostileTextStaysText() {
        String text = "<script>alert(1)</script>'; drop table referral.referral; --";
        Answer made = accounts.call(doctor, "POST", PATH, body(text), Map.of());
        Answer read = accounts.get(doctor, PATH + "/" + made.body().get("id").asString());
        assertThat(read.body().at("/content/reason").asString()).isEqualTo(text);
    }

    @Test
    void aClockThatNobodyHeardEndsTheReferral() {
        UUID id = UUID.fromString(submit().body().get("id").asString());
        OffsetDateTime past = OffsetDateTime.parse("2020-01-01T00:00:00Z");
        owner.jdbc()
                .sql("update referral.referral set due_at = :past, rings_at = :past, ends_at = :past where id = :id")
                .param("past", past)
                .param("id", id)
                .update();
        clocks.look();
        assertThat(accounts.get(doctor, PATH + "/" + id)
                        .body()
                        .at("/summary/state")
                        .asString())
                .isEqualTo("EXPIRED");
    }
}
