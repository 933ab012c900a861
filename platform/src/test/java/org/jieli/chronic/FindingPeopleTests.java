package org.jieli.chronic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who belongs into a programme is found in the record, once; device readings are taken row by row. */
@JieliTest
class FindingPeopleTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    ChronicRecomputation recomputation;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private LocalDate today;
    private String token;

    @BeforeEach
    void aClinic() {
        today = LocalDate.now(clock);
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic)));
        token = accounts.token(accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null));
    }

    @Test
    void highOnThreeDaysIsProposedOnTwoIsNotAndNobodyTwice() {
        ResidentSummary woman = person("吴桂花", 52);
        visit(woman, 1, 150, 92, "J06.9");
        visit(woman, 1, 152, 92, "J06.9");
        visit(woman, 9, 146, 88, "J06.9");
        recomputation.run();
        assertThat(candidates(woman)).noneMatch(each -> each.get("kind").equals("DISEASE"));
        visit(woman, 20, 148, 90, "J06.9");
        recomputation.run();
        assertThat(candidates(woman)).anySatisfy(each -> {
            assertThat(each.get("programme")).isEqualTo("HYPERTENSION");
            assertThat(each.get("found_by")).isEqualTo("HIGH_VALUES");
            assertThat(each.get("evidence").toString()).contains("148/90").contains("146/88");
        });
        int before = candidates(woman).size();
        visit(woman, 2, 160, 90, "J06.9");
        recomputation.run();
        assertThat(candidates(woman)).hasSize(before);
    }

    @Test
    void aDiagnosisProposesAndAgeAndHighNormalPressureAreMinded() {
        ResidentSummary man = person("郑有财", 61);
        visit(man, 3, null, null, "E11.9");
        visit(man, 2, 134, 84, "J44.9");
        ResidentSummary young = person("郑小财", 28);
        visit(young, 3, null, null, "E11.9");
        recomputation.run();
        assertThat(candidates(man))
                .extracting(each -> each.get("programme") + " " + each.get("kind"))
                .containsExactlyInAnyOrder("DIABETES DISEASE", "COPD DISEASE", "HYPERTENSION HIGH_RISK");
        assertThat(candidates(young)).isEmpty();
    }

    @Test
    void whoCameThisYearWithoutAPressureIsListedUntilItIsTaken() {
        ResidentSummary man = person("冯老栓", 45);
        visit(man, 0, null, null, "J06.9");
        recomputation.run();
        assertThat(unmeasured(man)).isTrue();
        visit(man, 0, 118, 76, "J06.9");
        recomputation.run();
        assertThat(unmeasured(man)).isFalse();
    }

    @Test
    void readingsOfDevicesAreTakenRowByRow() {
        ResidentSummary man = person("陈守义", 66);
        String at = clock.instant()
                .minus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(reading(man.id(), at, 142, 86));
        rows.add(reading(man.id(), at, 150, 90));
        rows.add(reading(man.id(), clock.instant().plus(1, ChronoUnit.DAYS).toString(), 142, 86));
        rows.add(reading(man.id(), clock.instant().minus(2, ChronoUnit.HOURS).toString(), 500, 86));
        rows.add(reading(UUID.randomUUID(), at, 142, 86));
        rows.add(Map.of("residentId", man.id().toString(), "measuredAt", at, "kind", "FASTING_GLUCOSE", "value", 6.44));
        var answer = accounts.call(token, "POST", "/api/v1/readings", rows, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("kept").asInt()).isEqualTo(2);
        assertThat(answer.body().get("refused").toString())
                .contains("chronic.reading-known")
                .contains("chronic.reading-in-future")
                .contains("chronic.out-of-range")
                .contains("chronic.reading-whose");
        var again = accounts.call(token, "POST", "/api/v1/readings", rows, Map.of());
        assertThat(again.body().get("kept").asInt()).isZero();
        var trend = accounts.get(token, "/api/v1/readings?resident=" + man.id());
        assertThat(trend.body().size()).isEqualTo(2);
        assertThat(trend.body().toString()).contains("6.4").contains("DEVICE");
    }

    private static Map<String, Object> reading(UUID resident, String at, int systolic, int diastolic) {
        return Map.of(
                "residentId",
                resident.toString(),
                "measuredAt",
                at,
                "kind",
                "PRESSURE",
                "value",
                systolic,
                "secondValue",
                diastolic,
                "device",
                "上臂式血压计");
    }

    private ResidentSummary person(String name, int age) {
        return ResidentFixture.register(
                residents,
                ResidentFixture.doctorAt(clinic.id()),
                ResidentFixture.person(name, today.minusYears(age), Sex.FEMALE));
    }

    private void visit(ResidentSummary who, int daysAgo, Integer systolic, Integer diastolic, String code) {
        Map<String, Object> signs = new HashMap<>();
        if (systolic != null) {
            signs.put("systolic", systolic);
            signs.put("diastolic", diastolic);
        }
        var answer = accounts.call(
                token,
                "POST",
                "/api/v1/visits",
                Map.of(
                        "residentId",
                        who.id().toString(),
                        "at",
                        clock.instant().minus(daysAgo, ChronoUnit.DAYS).toString(),
                        "complaint",
                        "不适",
                        "emergency",
                        false,
                        "pregnant",
                        false,
                        "vitalSigns",
                        signs,
                        "diagnosisCodes",
                        List.of(code),
                        "decision",
                        "EMERGENCY"),
                Map.of());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }

    private List<Map<String, Object>> candidates(ResidentSummary who) {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(
                        status -> jdbc.sql("select * from chronic.candidate where resident_id = :resident")
                                .param("resident", who.id())
                                .query()
                                .listOfRows()));
    }

    private boolean unmeasured(ResidentSummary who) {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(status -> jdbc.sql("""
                        select exists (select from chronic.screening where resident_id = :resident and measured_on is null)
                        """)
                        .param("resident", who.id())
                        .query(Boolean.class)
                        .single()));
    }
}
