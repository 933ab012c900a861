package org.jieli.assessment.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jieli.JieliTest;
import org.jieli.assessment.task.ReportState;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hospital's system fills in and submits, an authority's reviews. */
@JieliTest
class ReportingApiTests {

    private static final String REPORTS = "/api/v1/reporting/reports";

    @Autowired
    Line line;

    @Autowired
    AccountFixture accounts;

    @Test
    void aSystemFillsInSubmitsAndHearsOfTheReturn() {
        Line.Place place = line.found();
        String office = office(place);
        String city = authority("4112");
        String path = REPORTS + "/" + place.report();
        assertThat(accounts.get(office, "/api/v1/reporting/tasks").body())
                .anyMatch(task -> task.get("id").asString().equals(place.task().toString()));
        Answer fresh = accounts.get(office, path);
        assertThat(fresh.body().get("state").asString()).isEqualTo("NOT_STARTED");
        Answer saved = accounts.call(office, "PUT", path + "/cells", line.values(place), Map.of());
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).allMatch(cell -> cell.get("outcome").asString().equals("SAVED"));
        Answer faulty = accounts.call(
                office,
                "PUT",
                path + "/cells",
                List.of(
                        Map.of("item", "admissions", "value", "许多", "revision", 1),
                        Map.of("item", "referrals_up", "value", "5", "revision", 0)),
                Map.of());
        assertThat(faulty.body().get(0).get("fault").asString()).isEqualTo("assessment.no-number");
        assertThat(faulty.body().get(0).get("words").asString()).contains("许多");
        assertThat(faulty.body().get(1).get("outcome").asString()).isEqualTo("CONFLICT");
        assertThat(accounts.get(office, path + "/checks")
                        .body()
                        .get("mayBeSubmitted")
                        .asBoolean())
                .isTrue();

        Answer filled = accounts.get(office, path);
        assertThat(filled.body().get("steps"))
                .extracting(step -> step.asString())
                .containsExactly("SUBMIT");
        assertThat(step(office, path, "", Map.of("step", "SUBMIT")).status()).isEqualTo(428);
        assertThat(step(office, path, "\"99\"", Map.of("step", "SUBMIT")).status())
                .isEqualTo(412);
        String key = Identifiers.next().toString();
        Map<String, String> once = Map.of("If-Match", filled.etag(), "Idempotency-Key", key);
        Answer submitted = accounts.call(office, "POST", path + "/steps", Map.of("step", "SUBMIT"), once);
        assertThat(submitted.body().get("state").asString()).isEqualTo("SUBMITTED");
        Answer again = accounts.call(office, "POST", path + "/steps", Map.of("step", "SUBMIT"), once);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().get("submissions").asInt()).isEqualTo(1);
        assertThat(accounts.call(office, "PUT", path + "/cells", line.values(place), Map.of())
                        .status())
                .isEqualTo(409);

        Answer waiting = accounts.get(city, REPORTS + "?task=" + place.task() + "&state=SUBMITTED");
        assertThat(waiting.body().get("items")).hasSize(1);
        Answer silent = step(city, path, submitted.etag(), Map.of("step", "RETURN"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body().get("errors").get(0).get("path").asString()).isEqualTo("reason");
        Answer returned = step(
                city,
                path,
                submitted.etag(),
                Map.of("step", "RETURN", "reason", "住院人次偏少", "remarks", Map.of("admissions", "请核对")));
        assertThat(returned.body().get("state").asString()).isEqualTo("RETURNED");
        Answer version = accounts.get(office, path + "/versions/1");
        assertThat(version.body().get("cells").get("admissions").asString()).isEqualTo("1000");
        assertThat(accounts.get(office, path + "/versions/2").status()).isEqualTo(404);
    }

    @Test
    void aSubmissionCarriesItsExplanations() {
        Line.Place place = line.found();
        line.fill(place);
        String office = office(place);
        String path = REPORTS + "/" + place.report();
        accounts.call(
                office,
                "PUT",
                path + "/cells",
                List.of(Map.of("item", "own_capacity_diseases", "value", "5000", "revision", 1)),
                Map.of());
        Answer filled = accounts.get(office, path);
        Answer refused = step(office, path, filled.etag(), Map.of("step", "SUBMIT"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("assessment.checks");
        Answer submitted = step(
                office,
                path,
                filled.etag(),
                Map.of("step", "SUBMIT", "explanations", Map.of("own-capacity-range", "新院区启用，病种增加")));
        assertThat(submitted.body().get("state").asString()).isEqualTo("SUBMITTED");
    }

    @Test
    void whatLiesOutsideIsNotThere() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        String path = REPORTS + "/" + place.report();
        for (String stranger : List.of(
                accounts.token(accounts.open(
                        Role.ALLIANCE_OFFICE, line.found().centre().id(), Line.COUNTY, null)),
                authority("4101"))) {
            for (String below : List.of("", "/checks", "/versions/1")) {
                assertThat(accounts.get(stranger, path + below).status())
                        .as(below)
                        .isEqualTo(404);
            }
            assertThat(step(stranger, path, "\"1\"", Map.of("step", "ACCEPT")).status())
                    .isEqualTo(404);
        }
        String administrator = accounts.token(accounts.open(Role.ADMINISTRATOR, null, "4112", null));
        assertThat(accounts.get(administrator, path).status()).isEqualTo(404);
    }

    private Answer step(String token, String path, String etag, Map<String, ?> body) {
        return accounts.call(
                token, "POST", path + "/steps", body, etag.isEmpty() ? Map.of() : Map.of("If-Match", etag));
    }

    private String office(Line.Place place) {
        return accounts.token(accounts.open(Role.ALLIANCE_OFFICE, place.centre().id(), Line.COUNTY, null));
    }

    private String authority(String division) {
        return accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, division, null));
    }
}
