package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The person agrees on the screen, on paper, or after an emergency; and whoever goes far is assessed first. */
@JieliTest
class ConsentTests {

    @Autowired
    Counties counties;

    @Autowired
    AccountFixture accounts;

    @Autowired
    Clock clock;

    private County county;

    @BeforeEach
    void aCounty() {
        county = counties.found();
    }

    @Test
    void aSignatureOnTheScreenStaysWithTheReferral() {
        Map<String, Object> body = county.body(county.hospital.id());
        body.put("consent", "SIGNED");
        assertThat(paths(county.post(county.doctor, County.PATH, body))).containsExactly("signature");
        body.put("signature", Pictures.blank());
        assertThat(paths(county.post(county.doctor, County.PATH, body))).containsExactly("signature");
        body.put("signature", "data:image/png;base64,PHN2Zy8+");
        assertThat(paths(county.post(county.doctor, County.PATH, body))).containsExactly("signature");
        body.put("signature", Pictures.signature());
        Answer made = county.post(county.doctor, County.PATH, body);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        String path = County.PATH + "/" + made.body().get("id").asString();
        assertThat(accounts.get(county.desk, path).body().get("consent").asString())
                .isEqualTo("SIGNED");
        assertThat(accounts.get(county.desk, path + "/attachments").body().size())
                .isZero();
    }

    @Test
    void anEmergencyGoesFirstAndTheConsentFollows() {
        Map<String, Object> body = county.body(county.hospital.id());
        body.put("urgency", "EMERGENCY");
        body.remove("consent");
        body.put("wentAt", clock.instant().minus(Duration.ofHours(25)).toString());
        assertThat(paths(county.post(county.doctor, County.PATH, body))).containsExactly("wentAt");
        body.put("wentAt", clock.instant().minus(Duration.ofHours(3)).toString());
        Answer made = county.post(county.doctor, County.PATH, body);
        assertThat(made.body().get("state").asString()).isEqualTo("ARRIVED");
        String path = County.PATH + "/" + made.body().get("id").asString();
        assertThat(county.post(county.desk, path + "/consent", Map.of("consent", "PAPER"))
                        .status())
                .isEqualTo(403);
        assertThat(paths(county.post(county.doctor, path + "/consent", Map.of("consent", "LATER"))))
                .containsExactly("consent");
        Answer given = county.post(
                county.doctor, path + "/consent", Map.of("consent", "SIGNED", "signature", Pictures.signature()));
        assertThat(given.body().get("consent").asString()).isEqualTo("SIGNED");
        assertThat(given.body().get("history").get(1).get("action").asString()).isEqualTo("CONSENT");
        assertThat(county.post(county.doctor, path + "/consent", Map.of("consent", "PAPER"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void outOfThePoolingRegionOnlyAfterASeniorPhysicianOfAHospital() {
        Map<String, Object> body = county.body(county.elsewhere.id());
        assertThat(paths(county.post(county.doctor, County.PATH, body))).containsExactly("assessorId");
        body.put("assessorId", county.attending.id());
        assertThat(paths(county.post(county.doctor, County.PATH, body))).containsExactly("assessorId");
        body.put("assessorId", county.centreChief.id());
        assertThat(paths(county.post(county.doctor, County.PATH, body))).containsExactly("assessorId");
        body.put("assessorId", county.chief.id());
        Answer made = county.post(county.doctor, County.PATH, body);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    }

    @Test
    void aDraftIsAssessedWhenItIsSubmittedAndARedirectionToo() {
        Answer draft = county.post(county.doctor, County.PATH + "?draft=true", county.body(county.elsewhere.id()));
        String id = draft.body().get("id").asString();
        assertThat(paths(county.act(county.doctor, id, draft.etag(), "submit", Map.of("consent", "PAPER"))))
                .containsExactly("assessorId");
        Answer sent = county.act(
                county.doctor, id, draft.etag(), "submit", Map.of("consent", "PAPER", "assessorId", county.chief.id()));
        assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);

        County other = counties.found();
        Answer made = other.submit();
        String redirected = made.body().get("id").asString();
        Map<String, Object> step = Map.of("receiverId", other.elsewhere.id(), "words", "须省级医院处理");
        assertThat(paths(other.act(other.desk, redirected, made.etag(), "redirect", step)))
                .containsExactly("assessorId");
        assertThat(other.act(
                                other.desk,
                                redirected,
                                made.etag(),
                                "redirect",
                                Map.of(
                                        "receiverId",
                                        other.elsewhere.id(),
                                        "words",
                                        "须省级医院处理",
                                        "assessorId",
                                        other.chief.id()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anyInstitutionAndOnlySeniorPhysiciansAreFound() {
        String hospital = county.elsewhere.name();
        assertThat(accounts.get(county.doctor, County.PATH + "/receivers?q=" + encode(hospital))
                        .body()
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(county.elsewhere.id().toString());
        Answer found =
                accounts.get(county.doctor, County.PATH + "/assessors?limit=200&q=" + encode(county.hospital.name()));
        assertThat(found.body())
                .extracting(each -> each.get("practitionerId").asString())
                .containsExactly(county.chief.id().toString());
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static java.util.List<String> paths(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        java.util.List<String> paths = new java.util.ArrayList<>();
        answer.body().get("errors").forEach(error -> paths.add(error.get("path").asString()));
        return paths;
    }
}
