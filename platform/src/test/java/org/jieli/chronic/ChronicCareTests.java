package org.jieli.chronic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A person goes through a programme: entry, follow-ups with their classes and steps, exit; bad input is refused. */
@JieliTest
class ChronicCareTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    FollowUps followUps;

    @Autowired
    ChronicCare care;

    @Autowired
    Readings readings;

    @Autowired
    OwnerConnection owner;

    @Autowired
    ChronicRecomputation recomputation;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private ResidentSummary man;
    private LocalDate today;
    private String token;

    @BeforeEach
    void aManOf58AndHisDoctor() {
        today = LocalDate.now(clock);
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic)));
        man = person("周大山", 58);
        token = accounts.token(accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null));
    }

    @Test
    void entryGradesPlansTheFirstFollowUpAndTellsOthers() {
        var entered = enter(man, "HYPERTENSION");
        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.body().get("grade").asString()).isEqualTo("2");
        assertThat(entered.body().get("risk").asString()).isEqualTo("MEDIUM_OR_HIGH");
        ProgrammeState state = state(man, ChronicProgramme.HYPERTENSION);
        assertThat(state.nextDueOn()).isEqualTo(today);
        assertThat(state.lastState()).isNull();
        assertThat(open(man).programmes()).containsExactly(ChronicProgramme.HYPERTENSION);
        assertThat(enter(man, "HYPERTENSION").status()).isEqualTo(409);
    }

    @Test
    void whoIsTooYoungOrHasNoPlanOrConsentIsNotTakenIn() {
        ResidentSummary young = person("周小山", 30);
        assertThat(enter(young, "HYPERTENSION").body().toString()).contains("chronic.too-young");
        var bare = accounts.call(
                token,
                "POST",
                "/api/v1/chronic/memberships",
                Map.of("residentId", man.id().toString(), "programme", "HYPERTENSION"),
                Map.of());
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.body().toString())
                .contains("plan")
                .contains("consentedBy")
                .contains("firstDueOn");
    }

    @Test
    void aDangerousReadingOfHisOwnIsToldHimAndHisDoctorAndHeCountsAsStableNoMore() {
        enter(man, "HYPERTENSION");
        Access himself = new Access(null, null, man.name(), null, "", Role.RESIDENT, "", AccessScope.person(man.id()));
        Instant now = clock.instant();
        assertThat(CurrentAccess.callAs(himself, () -> readings.keepOwn(pressure("138", "86", now.minusSeconds(600)))))
                .isFalse();
        assertThat(CurrentAccess.callAs(himself, () -> readings.keepOwn(pressure("192", "114", now.minusSeconds(60)))))
                .isTrue();
        CurrentAccess.runAsSystem("test", () -> {
            assertThat(care.hasUrgentReadingAfter(man.id(), now.minusSeconds(300)))
                    .isTrue();
            assertThat(care.hasUrgentReadingAfter(man.id(), now)).isFalse();
        });
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(owner.jdbc()
                        .sql("select arguments::text from notification.message where path = '/chronic/people/' || :id")
                        .param("id", man.id())
                        .query(String.class)
                        .list())
                .containsExactly("{}"));
    }

    private NewReading pressure(String systolic, String diastolic, Instant at) {
        return new NewReading(
                man.id(),
                ReadingKind.PRESSURE,
                at.truncatedTo(ChronoUnit.SECONDS),
                new BigDecimal(systolic),
                new BigDecimal(diastolic),
                null);
    }

    @Test
    void uncontrolledComesBackWithinTwoWeeksAndTwiceRunningIsReferred() {
        enter(man, "HYPERTENSION");
        enteredTwoMonthsAgo();
        UUID first = open(man).id();
        assertThat(done(first, Map.of("systolic", 156, "diastolic", 94, "outcome", "2"), ago(20))
                        .status())
                .isEqualTo(200);
        assertThat(result(first).step()).isEqualTo(NextStep.SOON);
        assertThat(result(first).nextDueOn()).isEqualTo(today.minusDays(20).plusDays(14));
        UUID second = open(man).id();
        assertThat(second).isNotEqualTo(first);
        assertThat(done(second, Map.of("systolic", 158, "diastolic", 92, "outcome", "2"), ago(8))
                        .status())
                .isEqualTo(200);
        assertThat(result(second).step()).isEqualTo(NextStep.REFER);
        assertThat(state(man, ChronicProgramme.HYPERTENSION).uncontrolledInARow())
                .isEqualTo(2);
        assertThat(done(open(man).id(), Map.of("systolic", 128, "diastolic", 78, "outcome", "1"), null)
                        .status())
                .isEqualTo(200);
        ProgrammeState now = state(man, ChronicProgramme.HYPERTENSION);
        assertThat(now.uncontrolledInARow()).isZero();
        assertThat(now.controlledInARow()).isEqualTo(1);
        assertThat(now.nextDueOn()).isEqualTo(today.plusDays(90));
        assertThat(now.lastState()).isEqualTo(ControlState.CONTROLLED);
    }

    @Test
    void aHighValueIsNotCalledControlledAndAnUrgentOneIsReferredAtOnce() {
        enter(man, "HYPERTENSION");
        UUID open = open(man).id();
        var against = done(open, Map.of("systolic", 152, "diastolic", 84, "outcome", "1"), null);
        assertThat(against.status()).isEqualTo(422);
        assertThat(against.body().toString()).contains("chronic.too-high-systolic");
        var milder =
                done(open, Map.of("systolic", 132, "diastolic", 84, "outcome", "1", "adverseReaction", "HARD"), null);
        assertThat(milder.body().toString()).contains("chronic.class-against-3");
        assertThat(done(open, Map.of("systolic", 186, "diastolic", 96, "outcome", "2"), null)
                        .status())
                .isEqualTo(200);
        assertThat(result(open).step()).isEqualTo(NextStep.REFER_URGENTLY);
        assertThat(result(open).nextDueOn()).isEqualTo(today.plusDays(14));
    }

    @Test
    void oneFollowUpServesSeveralProgrammes() {
        enter(man, "HYPERTENSION");
        enter(man, "DIABETES");
        FollowUpSummary open = open(man);
        assertThat(open.programmes()).containsExactly(ChronicProgramme.HYPERTENSION, ChronicProgramme.DIABETES);
        var mixed = done(
                open.id(),
                Map.of(
                        "systolic",
                        128,
                        "diastolic",
                        80,
                        "fastingGlucose",
                        8.2,
                        "outcomes",
                        Map.of("HYPERTENSION", "1", "DIABETES", "2")),
                null);
        assertThat(mixed.status()).isEqualTo(200);
        assertThat(mixed.body().get("outcome").asString()).isEqualTo("2");
        assertThat(state(man, ChronicProgramme.HYPERTENSION).nextDueOn()).isEqualTo(today.plusDays(90));
        assertThat(state(man, ChronicProgramme.DIABETES).nextDueOn()).isEqualTo(today.plusDays(14));
        FollowUpSummary next = open(man);
        assertThat(next.dueOn()).isEqualTo(today.plusDays(14));
        assertThat(next.programmes()).containsExactly(ChronicProgramme.DIABETES);
    }

    @Test
    void impossibleValuesAndTimesAreRefused() {
        enter(man, "HYPERTENSION");
        UUID open = open(man).id();
        assertThat(done(open, Map.of("systolic", 400, "diastolic", 80, "outcome", "2"), null)
                        .body()
                        .toString())
                .contains("chronic.out-of-range");
        assertThat(done(open, Map.of("systolic", 120, "diastolic", 130, "outcome", "2"), null)
                        .body()
                        .toString())
                .contains("chronic.diastolic-above");
        Map<String, Object> good = Map.of("systolic", 128, "diastolic", 78, "outcome", "1");
        assertThat(done(open, good, clock.instant().plus(1, ChronoUnit.HOURS))
                        .body()
                        .toString())
                .contains("chronic.done-in-future");
        assertThat(done(open, good, ago(31)).body().toString()).contains("chronic.done-too-long-ago");
        Map<String, Object> unknown = new HashMap<>(good);
        unknown.put("measured", Map.of("shoeSize", 43));
        assertThat(done(open, unknown, null).body().toString()).contains("chronic.measurement-unknown");
        Map<String, Object> late = new HashMap<>(good);
        late.put("nextOn", today.plusDays(120).toString());
        assertThat(done(open, late, null).body().toString()).contains("chronic.next-too-late");
    }

    @Test
    void aProgrammeWithoutAnIntervalInForceAsksTheDoctorForTheDay() {
        enter(man, "COPD");
        UUID open = open(man).id();
        assertThat(done(open, Map.of("outcome", "1"), null).body().toString()).contains("chronic.next-needed");
        assertThat(done(
                                open,
                                Map.of(
                                        "outcome",
                                        "1",
                                        "nextOn",
                                        today.plusDays(60).toString()),
                                null)
                        .status())
                .isEqualTo(200);
        assertThat(state(man, ChronicProgramme.COPD).nextDueOn()).isEqualTo(today.plusDays(60));
    }

    @Test
    void ofTwoAtOnceTheSecondHearsWhatTheFirstWroteAndTheSameKeyTheSameAnswer() {
        enter(man, "HYPERTENSION");
        UUID open = open(man).id();
        List<Integer> answers = Stream.of(126, 134)
                .map(systolic -> CompletableFuture.supplyAsync(
                        () -> done(open, Map.of("systolic", systolic, "diastolic", 78, "outcome", "1"), null)
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(answers).containsExactly(200, 412);
        var third = done(open, Map.of("systolic", 140, "diastolic", 78, "outcome", "2"), null);
        assertThat(third.body().get("code").asString()).isEqualTo("chronic.done-meanwhile");
        assertThat(third.body().get("detail").asString()).contains("/78 mmHg");
        UUID next = open(man).id();
        Map<String, Object> body = Map.of("systolic", 128, "diastolic", 78, "outcome", "1");
        Map<String, String> key = Map.of("Idempotency-Key", Identifiers.next().toString());
        assertThat(accounts.call(token, "POST", path(next), body, key).status()).isEqualTo(200);
        assertThat(accounts.call(token, "POST", path(next), body, key).status()).isEqualTo(200);
        assertThat(followUps(man)).hasSize(2);
    }

    @Test
    void aDeadPersonIsNotFollowedUpAndLeavesHisProgrammes() {
        enter(man, "HYPERTENSION");
        UUID open = open(man).id();
        CurrentAccess.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(
                        status -> jdbc.sql("update resident.resident set deceased_on = :on where id = :id")
                                .param("on", today.minusDays(2))
                                .param("id", man.id())
                                .update()));
        var after = done(open, Map.of("systolic", 128, "diastolic", 78, "outcome", "1"), null);
        assertThat(after.status()).isEqualTo(409);
        assertThat(after.body().get("code").asString()).isEqualTo("chronic.deceased");
        recomputation.run();
        assertThat(states(man)).isEmpty();
        assertThat(followUps.of(man.id(), 1)).isEmpty();
    }

    @Test
    void exitTakesTheFollowUpsAwayAndNeedsAReason() {
        String id = enter(man, "HYPERTENSION").body().get("id").asString();
        String exit = "/api/v1/chronic/memberships/" + id + "/exit";
        assertThat(accounts.call(token, "POST", exit, Map.of(), Map.of()).body().toString())
                .contains("chronic.exit-reason");
        assertThat(accounts.call(token, "POST", exit, Map.of("reason", "MOVED_AWAY"), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(states(man)).isEmpty();
        assertThat(accounts.call(token, "POST", exit, Map.of("reason", "MOVED_AWAY"), Map.of())
                        .status())
                .isEqualTo(412);
        assertThat(enter(man, "HYPERTENSION").status()).isEqualTo(201);
    }

    @Test
    void whatTheNightDerivesIsWhatEachChangeDerived() {
        enter(man, "HYPERTENSION");
        enter(man, "DIABETES");
        enteredTwoMonthsAgo();
        done(
                open(man).id(),
                Map.of(
                        "systolic",
                        156,
                        "diastolic",
                        94,
                        "fastingGlucose",
                        6.2,
                        "outcomes",
                        Map.of("HYPERTENSION", "2", "DIABETES", "1"),
                        "intervention",
                        "调整用药"),
                ago(25));
        done(open(man).id(), Map.of("systolic", 128, "diastolic", 78, "outcome", "1", "intervention", "维持"), ago(3));
        List<Map<String, Object>> states = rows("person_state");
        List<Map<String, Object>> years = rows("person_year");
        assertThat(states).hasSize(2);
        assertThat(years).hasSize(2);
        recomputation.run();
        assertThat(rows("person_state")).isEqualTo(states);
        assertThat(rows("person_year")).isEqualTo(years);
        system("delete from chronic.person_state where resident_id = :resident");
        system("delete from chronic.person_year where resident_id = :resident");
        recomputation.run();
        assertThat(rows("person_state")).isEqualTo(states);
        assertThat(rows("person_year")).isEqualTo(years);
    }

    @Test
    void othersDoNotSeeTheProgrammesOfPeopleBeyondTheirScope() {
        enter(man, "HYPERTENSION");
        NewInstitution elsewhere = InstitutionFixture.villageClinic();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(elsewhere)));
        assertThat(CurrentAccess.callAs(ResidentFixture.doctorAt(elsewhere.id()), () -> care.of(man.id())))
                .isEmpty();
        String stranger =
                accounts.token(accounts.open(Role.VILLAGE_DOCTOR, elsewhere.id(), elsewhere.division(), null));
        UUID open = open(man).id();
        assertThat(accounts.call(
                                stranger,
                                "POST",
                                path(open),
                                Map.of("systolic", 128, "diastolic", 78, "outcome", "1"),
                                Map.of())
                        .status())
                .isEqualTo(404);
    }

    private void enteredTwoMonthsAgo() {
        system("update chronic.membership set entered_on = entered_on - 60 where resident_id = :resident");
    }

    private List<Map<String, Object>> rows(String table) {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(status -> jdbc.sql(
                                "select * from chronic." + table + " where resident_id = :resident order by programme")
                        .param("resident", man.id())
                        .query()
                        .listOfRows()));
    }

    private void system(String sql) {
        CurrentAccess.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(
                        status -> jdbc.sql(sql).param("resident", man.id()).update()));
    }

    private ResidentSummary person(String name, int age) {
        return ResidentFixture.register(
                residents,
                ResidentFixture.doctorAt(clinic.id()),
                ResidentFixture.person(name, today.minusYears(age), Sex.MALE));
    }

    private AccountFixture.Answer enter(ResidentSummary who, String programme) {
        return accounts.call(
                token,
                "POST",
                "/api/v1/chronic/memberships",
                Map.of(
                        "residentId", who.id().toString(),
                        "programme", programme,
                        "plan", "规律服药，低盐饮食",
                        "consentedBy", who.name(),
                        "values", Map.of("systolic", 164, "diastolic", 98),
                        "riskFactors", List.of("SMOKING"),
                        "firstDueOn", today.toString()),
                Map.of());
    }

    private AccountFixture.Answer done(UUID id, Map<String, Object> form, Instant at) {
        Map<String, Object> body = new HashMap<>(form);
        if (at != null) {
            body.put("doneAt", at.toString());
        }
        return accounts.call(token, "POST", path(id), body, Map.of());
    }

    private Instant ago(int days) {
        return clock.instant().minus(days, ChronoUnit.DAYS);
    }

    private static String path(UUID id) {
        return "/api/v1/follow-ups/" + id + "/done";
    }

    private FollowUpSummary open(ResidentSummary who) {
        return followUps(who, 10).stream()
                .filter(each -> each.doneAt() == null)
                .findFirst()
                .orElseThrow();
    }

    private List<FollowUpSummary> followUps(ResidentSummary who) {
        return CurrentAccess.callAs(ResidentFixture.doctorAt(clinic.id()), () -> followUps.doneFor(who.id(), 10));
    }

    private List<FollowUpSummary> followUps(ResidentSummary who, int limit) {
        return CurrentAccess.callAs(ResidentFixture.doctorAt(clinic.id()), () -> followUps.of(who.id(), limit));
    }

    private FollowUpResult result(UUID id) {
        return CurrentAccess.callAs(
                ResidentFixture.doctorAt(clinic.id()),
                () -> followUps.results(id).getFirst());
    }

    private List<ProgrammeState> states(ResidentSummary who) {
        return CurrentAccess.callAs(ResidentFixture.doctorAt(clinic.id()), () -> care.of(who.id()));
    }

    private ProgrammeState state(ResidentSummary who, ChronicProgramme programme) {
        return states(who).stream()
                .filter(each -> each.programme() == programme)
                .findFirst()
                .orElseThrow();
    }
}
