package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every figure is the count of the list it opens to, whoever asks and however it is narrowed. */
@JieliTest
class FiguresTests {

    private static final String PATH = "/api/v1/referrals";
    private static final int MANY = 220;

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    OwnerConnection owner;

    private final long seed = System.nanoTime();
    private final Instant now = Instant.now();
    private final LocalDate today = ChinaTime.date(now);
    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution centre = InstitutionFixture.healthCentre();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final NewInstitution other = InstitutionFixture.cityHospital();
    private List<RandomReferrals.Row> rows;

    @BeforeEach
    void aCountyWithReferrals() {
        List<NewInstitution> places = List.of(clinic, centre, hospital, other);
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(places);
            alliances.found(AllianceFixture.countyCommunity(
                    hospital.id(), Set.of(hospital.id(), centre.id()), LocalDate.of(2020, 1, 1)));
        });
        rows = new RandomReferrals(seed, places, List.of(UUID.randomUUID(), UUID.randomUUID()), now)
                .write(owner.jdbc(), MANY);
    }

    private String token(Role role, NewInstitution at) {
        return accounts.token(accounts.open(role, at.id(), at.division(), null));
    }

    private String over(Role role, String division) {
        return accounts.token(accounts.open(role, null, division, null));
    }

    @Test
    void eachFigureEqualsTheCountOfTheListItOpensTo() {
        String period = "since=" + today.minusDays(40) + "&until=" + today.minusDays(3);
        List<String> askers = List.of(
                token(Role.REFERRAL_CENTRE, hospital),
                token(Role.FAMILY_DOCTOR, centre),
                token(Role.ALLIANCE_OFFICE, hospital),
                over(Role.HEALTH_COMMISSION, "411203"),
                over(Role.EVALUATOR, "4112"));
        List<String> narrowed =
                List.of("side=SENT", "side=RECEIVED", "institution=" + hospital.id(), "urgency=URGENT&division=411203");
        for (String asker : askers) {
            check(asker, PATH + "/figures?" + period);
            check(asker, PATH + "/figures?" + period + "&" + narrowed.get(askers.indexOf(asker) % narrowed.size()));
        }
        check(askers.getFirst(), PATH + "/figures");
    }

    private void check(String asker, String path) {
        Answer answer = accounts.get(asker, path);
        assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(200);
        JsonNode body = answer.body();
        body.get("figures").forEach(figure -> checkFigure(asker, path, figure));
        body.get("refusals")
                .forEach(refusal -> assertThat(list(asker, refusal.get("list").asString()))
                        .as(seed + " " + path + " " + refusal)
                        .hasSize(refusal.get("count").asInt()));
        body.get("institutions").forEach(place -> checkFigure(asker, path, place.at("/figures/2")));
        long pieces = 0;
        for (JsonNode piece : body.get("overTime")) {
            pieces += piece.at("/figures/0/numerator").asLong();
        }
        assertThat(pieces).as(path).isEqualTo(body.at("/figures/0/numerator").asLong());
        checkFigure(asker, path, body.at("/overTime/1/figures/0"));
    }

    private void checkFigure(String asker, String path, JsonNode figure) {
        assertThat(list(asker, figure.get("numeratorList").asString()))
                .as(seed + " " + path + " " + figure)
                .hasSize(figure.get("numerator").asInt());
        if (figure.hasNonNull("denominator")) {
            assertThat(list(asker, figure.get("denominatorList").asString()))
                    .as(seed + " " + path + " " + figure)
                    .hasSize(figure.get("denominator").asInt());
        }
    }

    /** All of a list, page by page; none comes twice. */
    private List<JsonNode> list(String asker, String path) {
        List<JsonNode> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String after = "";
        do {
            Answer answer = accounts.get(asker, path + (path.contains("?") ? "&" : "?") + "limit=37&after=" + after);
            assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(200);
            answer.body().get("items").forEach(item -> {
                assertThat(seen.add(item.get("id").asString())).isTrue();
                all.add(item);
            });
            after = answer.body().get("next").isNull()
                    ? ""
                    : answer.body().get("next").asString();
        } while (!after.isEmpty());
        return all;
    }

    @Test
    void theFiguresOfAnInstitutionAreThoseOfItsReferrals() {
        LocalDate since = today.minusDays(50);
        Predicate<RandomReferrals.Row> inPeriod = row ->
                row.submitted() != null && !ChinaTime.date(row.submitted()).isBefore(since);
        List<RandomReferrals.Row> mine = rows.stream()
                .filter(row -> Stream.of(row.from(), row.to(), row.passed())
                        .anyMatch(place -> hospital.id().equals(place)))
                .filter(inPeriod)
                .toList();
        JsonNode figures = accounts.get(token(Role.REFERRAL_CENTRE, hospital), PATH + "/figures?since=" + since)
                .body()
                .get("figures");
        assertThat(figures.at("/0/numerator").asLong()).as("%s", seed).isEqualTo(mine.size());
        assertThat(figures.at("/1/numerator").asLong())
                .isEqualTo(mine.stream()
                        .filter(row -> row.state() == ReferralState.COMPLETED)
                        .count());
        assertThat(figures.at("/4/denominator").asLong())
                .isEqualTo(mine.stream()
                        .filter(row -> row.arrived() != null || row.state() == ReferralState.NOT_ARRIVED)
                        .count());
        List<Long> seconds = mine.stream()
                .filter(row -> row.replied() != null)
                .map(row -> row.replied().getEpochSecond() - row.submitted().getEpochSecond())
                .sorted()
                .toList();
        double median = (seconds.get((seconds.size() - 1) / 2) + seconds.get(seconds.size() / 2)) / 120.0;
        assertThat(figures.at("/3/value").asDouble()).isBetween(median - 0.06, median + 0.06);
    }

    @Test
    void theOverdueListHasTheLongestOverdueFirstAndNothingElse() {
        List<String> expected = rows.stream()
                .filter(row -> row.due() != null && row.due().isBefore(now))
                .filter(row -> Stream.of(row.from(), row.to(), row.passed())
                        .anyMatch(place -> hospital.id().equals(place)))
                .sorted(Comparator.comparing(RandomReferrals.Row::due)
                        .thenComparing(row -> row.id().toString()))
                .map(row -> row.id().toString())
                .toList();
        assertThat(list(token(Role.REFERRAL_CENTRE, hospital), PATH + "?overdue=true"))
                .extracting(item -> item.get("id").asString())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void theListHasDraftsFirstAndThenTheNewest() {
        List<JsonNode> items = list(token(Role.REFERRAL_CENTRE, hospital), PATH);
        assertThat(items).hasSize((int) rows.stream()
                .filter(row -> Stream.of(row.from(), row.to(), row.passed())
                        .anyMatch(place -> hospital.id().equals(place)))
                .count());
        List<Instant> order = items.stream()
                .map(item -> item.hasNonNull("submittedAt")
                        ? Instant.parse(item.get("submittedAt").asString())
                        : Instant.MAX)
                .toList();
        assertThat(order).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(accounts.get(token(Role.REFERRAL_CENTRE, hospital), PATH + "/count")
                        .body()
                        .get("count")
                        .asInt())
                .isEqualTo(items.size());
    }

    @Test
    void aRedirectionIsRememberedOnce() {
        UUID id = rows.getFirst().id();
        for (int i = 0; i < 2; i++) {
            owner.jdbc()
                    .sql("update referral.referral set passed = passed || cast(:clinic as uuid) where id = :id")
                    .param("clinic", clinic.id())
                    .param("id", id)
                    .update();
        }
        assertThat(owner.jdbc()
                        .sql(
                                "select count(*) from referral.passed_by where referral_id = :id and institution_id = :clinic")
                        .param("id", id)
                        .param("clinic", clinic.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void filtersThatCannotBeReadAreNamed() {
        Answer answer = accounts.get(
                token(Role.REFERRAL_CENTRE, hospital),
                PATH + "?state=ASLEEP&since=2026-02-30&division=4112%25&institution=me&after=there");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("path").asString())
                .containsExactlyInAnyOrder("state", "since", "division", "institution");
        assertThat(accounts.get(
                                token(Role.REFERRAL_CENTRE, hospital),
                                PATH + "/figures?since=2026-03-02&until=2026-03-01")
                        .body()
                        .at("/errors/0/path")
                        .asString())
                .isEqualTo("until");
    }

    @Test
    void anInsuranceBureauHasNoReferralFigures() {
        assertThat(accounts.get(over(Role.INSURANCE_BUREAU, "4112"), PATH + "/figures")
                        .status())
                .isEqualTo(403);
    }
}
