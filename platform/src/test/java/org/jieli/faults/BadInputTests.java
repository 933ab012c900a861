package org.jieli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.Sex;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a tired, a hurried and a hostile sender may send: a clear message, nothing lost, nothing stored twice. */
@JieliTest
class BadInputTests {

    private static final LocalDate TODAY = LocalDate.now(ChinaTime.ZONE);
    private static final LocalDate BORN = LocalDate.of(1968, 3, 14);
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>'; drop table x; --";
    private static final int TEN_MEGABYTES = 10_000_000;

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    OwnerConnection owner;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private String username;
    private String doctor;

    @BeforeEach
    void aClinic() {
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic, hospital)));
        username = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        doctor = accounts.token(username);
    }

    private Answer post(String path, Object body) {
        return accounts.call(doctor, "POST", path, body, Map.of());
    }

    private static Map<String, Object> person(String number) {
        return new HashMap<>(Map.of(
                "name",
                "张建国",
                "sex",
                "MALE",
                "birthDate",
                BORN.toString(),
                "identityNumber",
                number,
                "division",
                "411203100201"));
    }

    private UUID registered() {
        Answer answer = post("/api/v1/residents", person(ResidentFixture.identityNumber(BORN, Sex.MALE)));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return UUID.fromString(answer.body().get("id").asString());
    }

    private Map<String, Object> referral(UUID resident, Map<String, ?> content) {
        Map<String, Object> all = new HashMap<>(Map.of("reason", "血压控制不佳", "diagnosisCode", "I10"));
        all.putAll(content);
        return Map.of(
                "residentId",
                resident,
                "urgency",
                "ROUTINE",
                "toInstitutionId",
                hospital.id(),
                "consent",
                "PAPER",
                "content",
                all);
    }

    private static Map<String, Object> visit(UUID resident, Instant at, String complaint) {
        return Map.of(
                "residentId",
                resident,
                "at",
                at.toString(),
                "emergency",
                false,
                "complaint",
                complaint,
                "vitalSigns",
                Map.of(),
                "diagnosisCodes",
                List.of("J06.9"),
                "findings",
                List.of(),
                "pregnant",
                false,
                "decision",
                "TREAT_HERE");
    }

    private static List<String> paths(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        return answer.body()
                .get("errors")
                .valueStream()
                .map(error -> error.get("path").asString())
                .toList();
    }

    private long count(String table, UUID resident) {
        return owner.jdbc()
                .sql("select count(*) from " + table + " where resident_id = :id")
                .param("id", resident)
                .query(Long.class)
                .single();
    }

    @Test
    void aWrongCheckDigitIsNamedAndNobodyIsRegistered() {
        String number = ResidentFixture.identityNumber(BORN, Sex.MALE);
        String wrong = number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
        Map<String, Object> person = person(wrong);
        person.put("name", "错号" + UUID.randomUUID());
        assertThat(paths(post("/api/v1/residents", person))).containsExactly("identityNumber");
        assertThat(owner.jdbc()
                        .sql("select count(*) from resident.resident where name = :name")
                        .param("name", person.get("name"))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrong() {
        PageClient page = new PageClient(accounts.address(), username, AccountFixture.PASSWORD);
        HttpResponse<String> answer = page.post(
                "/residents",
                Map.of(
                        "name", "李秀兰<b>",
                        "sex", "FEMALE",
                        "birthDate", TODAY.plusDays(3).toString(),
                        "identityNumber", "411203196803140011",
                        "division", "411203100201"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("李秀兰&lt;b", "411203196803140011").doesNotContain("李秀兰<b>");
    }

    @Test
    void birthVisitAndExaminationInTheFutureAreNamed() {
        Map<String, Object> unborn = person(ResidentFixture.identityNumber(BORN, Sex.MALE));
        unborn.put("birthDate", TODAY.plusDays(1).toString());
        assertThat(paths(post("/api/v1/residents", unborn))).contains("birthDate");
        UUID resident = registered();
        assertThat(paths(post("/api/v1/visits", visit(resident, Instant.now().plusSeconds(86_400), "咳嗽"))))
                .containsExactly("at");
        Map<String, ?> examined = Map.of(
                "examinations",
                List.of(Map.of(
                        "name",
                        "血压",
                        "result",
                        "186/112",
                        "on",
                        TODAY.plusDays(1).toString())));
        assertThat(paths(post("/api/v1/referrals", referral(resident, examined))))
                .containsExactly("content.examinations[0].on");
        assertThat(count("encounter.visit", resident) + count("referral.referral", resident))
                .isZero();
    }

    @Test
    void nobodyIsSeenAfterHisDeath() {
        UUID resident = registered();
        owner.jdbc()
                .sql("update resident.resident set deceased_on = :day where id = :id")
                .param("day", TODAY.minusDays(10))
                .param("id", resident)
                .update();
        assertThat(paths(post("/api/v1/visits", visit(resident, Instant.now().minusSeconds(60), "咳嗽"))))
                .containsExactly("at");
        assertThat(count("encounter.visit", resident)).isZero();
    }

    @Test
    void tenMegabytesAreTooLongInEveryFieldOfAReferral() {
        UUID resident = registered();
        String long_ = "长".repeat(TEN_MEGABYTES / 3);
        Map<String, Map<String, ?>> contents = Map.ofEntries(
                Map.entry("content.reason", Map.of("reason", long_)),
                Map.entry("content.history", Map.of("history", long_)),
                Map.entry("content.otherTreatment", Map.of("otherTreatment", long_)),
                Map.entry("content.furtherPlan", Map.of("furtherPlan", long_)),
                Map.entry("content.drugs[0].dose", Map.of("drugs", List.of(Map.of("name", "药", "dose", long_)))),
                Map.entry("content.fromContact.name", Map.of("fromContact", Map.of("name", long_))),
                Map.entry("content.handover.redFlags", Map.of("handover", Map.of("redFlags", long_))),
                Map.entry(
                        "content.operations[0].code",
                        Map.of("operations", List.of(Map.of("name", "手术", "code", long_)))));
        contents.forEach((path, content) -> assertThat(paths(post("/api/v1/referrals", referral(resident, content))))
                .as(path)
                .containsExactly(path));
        assertThat(count("referral.referral", resident)).isZero();
    }

    @Test
    void aFormOfTenMegabytesIsRefusedWithWords() {
        PageClient page = new PageClient(accounts.address(), username, AccountFixture.PASSWORD);
        HttpResponse<String> answer = page.post(
                "/residents",
                Map.of("name", "长".repeat(TEN_MEGABYTES / 9), "sex", "MALE", "birthDate", BORN.toString()));
        assertThat(answer.statusCode()).isIn(403, 413, 422);
        assertThat(answer.body()).contains("<html");
    }

    @Test
    void hostileTextIsStoredAsItIsAndShownEscaped() {
        UUID resident = registered();
        Map<String, Object> content = new HashMap<>();
        for (String field : List.of("reason", "history", "otherTreatment", "furtherPlan")) {
            content.put(field, HOSTILE);
        }
        content.put("examinations", List.of(Map.of("name", HOSTILE, "result", HOSTILE)));
        content.put("drugs", List.of(Map.of("name", HOSTILE, "dose", HOSTILE, "frequency", HOSTILE)));
        content.put("operations", List.of(Map.of("name", HOSTILE, "code", HOSTILE)));
        content.put("fromContact", Map.of("name", HOSTILE, "phone", HOSTILE));
        Answer made = post("/api/v1/referrals", referral(resident, content));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        String id = made.body().get("id").asString();
        assertThat(accounts.get(doctor, "/api/v1/referrals/" + id)
                        .body()
                        .at("/content/history")
                        .asString())
                .isEqualTo(HOSTILE);
        PageClient page = new PageClient(accounts.address(), username, AccountFixture.PASSWORD);
        for (String path :
                List.of("/referrals/" + id, "/referrals/" + id + "/print", "/referrals", "/residents/" + resident)) {
            HttpResponse<String> shown = page.get(path);
            assertThat(shown.statusCode()).as(path).isEqualTo(200);
            assertThat(shown.body()).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        Answer visited = post("/api/v1/visits", visit(resident, Instant.now().minusSeconds(60), HOSTILE));
        assertThat(visited.status()).as("%s", visited.body()).isEqualTo(201);
        assertThat(page.get("/visits/" + visited.body().get("id").asString()).body())
                .contains("&lt;script")
                .doesNotContain("<script>alert");
    }

    @Test
    void theCharacterZeroIsRefusedWithoutAServerError() {
        UUID resident = registered();
        assertThat(post("/api/v1/referrals", referral(resident, Map.of("history", "a\u0000b")))
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/v1/visits", visit(resident, Instant.now().minusSeconds(60), "a\u0000b"))
                        .status())
                .isEqualTo(400);
        assertThat(count("referral.referral", resident) + count("encounter.visit", resident))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/residents", "/api/v1/visits", "/api/v1/referrals", "/api/v1/visits/advice"})
    void whatIsNoRequestIsAnsweredWithoutAServerError(String path) {
        for (String body :
                List.of("{}", "[]", "null", "{", "", "\"text\"", "{\"sex\":\"X\",\"urgency\":7,\"at\":\"never\"}")) {
            Answer answer = post(path, body);
            assertThat(answer.status())
                    .as("%s %s %s", path, body, answer.body())
                    .isBetween(400, 422);
            assertThat(answer.body().get("code")).as("%s %s", path, body).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/referrals/not-an-id", "/residents/not-an-id", "/referrals/new?resident=x"})
    void anAddressThatNobodyOfferedGetsAPageWithWords(String path) {
        PageClient page = new PageClient(accounts.address(), username, AccountFixture.PASSWORD);
        HttpResponse<String> answer = page.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).contains("<html", "href=\"/\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue.xlsx", "catalogue.csv", "catalogue.pdf", ""})
    void aBrokenUploadIsExplainedAndChangesNothing(String name) {
        String official = accounts.open(Role.ADMINISTRATOR, null, "4112", null);
        PageClient page = new PageClient(accounts.address(), official, AccountFixture.PASSWORD);
        byte[] noise = new byte[4096];
        new java.util.Random(7).nextBytes(noise);
        noise[0] = 'P';
        noise[1] = 'K';
        HttpResponse<String> answer = page.upload(
                "/administration/institutions/" + hospital.id() + "/catalogue",
                Map.of("from", TODAY.toString()),
                name,
                noise);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(answer.body()).contains("<html");
        assertThat(owner.jdbc()
                        .sql("select count(*) from institution.disease_catalogue where institution_id = :id")
                        .param("id", hospital.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFormSentTwiceMakesOneReferralAndLeadsToItBothTimes() {
        UUID resident = registered();
        PageClient page = new PageClient(accounts.address(), username, AccountFixture.PASSWORD);
        Map<String, String> form = Map.of(
                "resident", resident.toString(),
                "diagnosis", "I10",
                "direction", "UP",
                "urgency", "ROUTINE",
                "to", hospital.id().toString(),
                "reason", "血压控制不佳",
                "consent", "PAPER",
                "key", UUID.randomUUID().toString());
        HttpResponse<String> first = page.post("/referrals", form);
        HttpResponse<String> second = page.post("/referrals", form);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(302);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(count("referral.referral", resident)).isEqualTo(1);
    }

    @Test
    void aStaleFormTellsWhatHappenedMeanwhileAndKeepsTheWords() {
        UUID resident = registered();
        Answer made = post("/api/v1/referrals", referral(resident, Map.of()));
        String id = made.body().get("id").asString();
        String desk = accounts.open(Role.REFERRAL_CENTRE, hospital.id(), hospital.division(), null);
        PageClient page = new PageClient(accounts.address(), desk, AccountFixture.PASSWORD);
        page.get("/referrals/" + id);
        accounts.call(
                doctor,
                "POST",
                "/api/v1/referrals/" + id + "/actions/cancel",
                Map.of("words", "患者症状缓解"),
                Map.of("If-Match", made.etag()));
        HttpResponse<String> stale =
                page.post("/referrals/" + id + "/actions/ASK", Map.of("version", "1", "words", "请补充近期肌酐"));
        assertThat(stale.statusCode()).isEqualTo(302);
        assertThat(page.get("/referrals/" + id).body()).contains("role=\"alert\"", "已取消");
        assertThat(owner.jdbc()
                        .sql("select count(*) from referral.event where referral_id = :id")
                        .param("id", UUID.fromString(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatTheApiDoesNotKnowIsSaidAsAProblemThatNamesIt() {
        Answer method = accounts.call(doctor, "DELETE", "/api/v1/referrals", null, Map.of());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.body().get("code").asString()).isEqualTo("common.method");
        Answer nobody = accounts.get(doctor, "/api/v1/residents/no-id");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.body().get("errors").get(0).get("path").asString()).isEqualTo("id");
        Answer nothing = accounts.get(doctor, "/api/v1/residents");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body().get("errors").get(0).get("code").asString()).isEqualTo("common.required");
    }
}
