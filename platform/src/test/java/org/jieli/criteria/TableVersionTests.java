package org.jieli.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jieli.JieliTest;
import org.jieli.criteria.Advice.Level;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The version in force on a day rules; there is always exactly one. */
@JieliTest
class TableVersionTests {

    private static final String SOURCE = "示范文件 第1条";

    @Autowired
    TableAdministration administration;

    @Autowired
    Criteria criteria;

    @Autowired
    AccountFixture accounts;

    @Autowired
    Clock clock;

    @Test
    void aNewVersionRulesFromItsDayOnAndNotBefore() {
        LocalDate day = today().plusYears(1);
        String stricter = shipped("coronary").replaceFirst("\"REFER_ROUTINELY\"", "\"REFER_URGENTLY\"");
        TableVersion added = as(Role.ADMINISTRATOR, () -> administration.add("coronary", version(day, stricter)));
        assertThat(level(day.minusDays(1))).isEqualTo(Level.REFER_ROUTINELY);
        assertThat(level(day)).isEqualTo(Level.REFER_URGENTLY);
        as(Role.ADMINISTRATOR, () -> {
            administration.withdraw("coronary", added.version());
            return added;
        });
        assertThat(level(day)).isEqualTo(Level.REFER_ROUTINELY);
    }

    @Test
    void versionsLeaveNoGapAndNoOverlapInWhateverOrderTheyCome() {
        LocalDate first = today().plusYears(1);
        as(Role.ADMINISTRATOR, () -> {
            administration.add("tumour", version(first.plusDays(20), shipped("tumour")));
            administration.add("tumour", version(first, shipped("tumour")));
            TableVersion middle = administration.add("tumour", version(first.plusDays(10), shipped("tumour")));
            assertSeamless("tumour", 4);
            administration.withdraw("tumour", middle.version());
            assertSeamless("tumour", 3);
            return middle;
        });
    }

    @Test
    void ofManyUploadsForOneDayOneIsTaken() throws Exception {
        LocalDate day = today().plusYears(2);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> uploads = IntStream.range(0, 8)
                    .mapToObj(i -> executor.submit(() -> {
                        try {
                            as(Role.ADMINISTRATOR, () -> administration.add("copd", version(day, shipped("copd"))));
                            return true;
                        } catch (Fault fault) {
                            assertThat(fault.fields())
                                    .extracting(FieldFault::code)
                                    .containsExactly("criteria.day-taken");
                            return false;
                        }
                    }))
                    .toList();
            long taken = 0;
            for (Future<Boolean> upload : uploads) {
                taken += upload.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
        as(Role.ADMINISTRATOR, () -> assertSeamless("copd", 2));
    }

    @Test
    void whatRulesAlreadyIsNotWithdrawnAndThePastIsNotChanged() {
        assertThatThrownBy(() -> as(Role.ADMINISTRATOR, () -> {
                    administration.withdraw("kidney", 1);
                    return 0;
                }))
                .hasMessageContaining("criteria.not-to-come");
        assertThatThrownBy(() ->
                        as(Role.ADMINISTRATOR, () -> administration.add("kidney", version(today(), shipped("kidney")))))
                .hasMessageContaining("criteria.not-in-future");
    }

    @Test
    void onlyAnAdministratorChangesAndOnlyOfficesRead() {
        NewTableVersion wanted = version(today().plusYears(3), shipped("kidney"));
        assertThatThrownBy(() -> as(Role.HEALTH_COMMISSION, () -> administration.add("kidney", wanted)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(CommonFault.FORBIDDEN));
        assertThatThrownBy(() -> as(Role.VILLAGE_DOCTOR, administration::standings))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(CommonFault.FORBIDDEN));
        assertThat(as(Role.HEALTH_COMMISSION, administration::standings)).hasSize(9);
    }

    @Test
    void theApiListsAddsAndAdvises() {
        String administrator = accounts.token(accounts.open(Role.ADMINISTRATOR, null, "41", null));
        assertThat(accounts.get(administrator, "/api/v1/criteria")
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(9);
        String broken = shipped("diabetes").replaceFirst("\"REFER_URGENTLY\"", "\"HURRY\"");
        var refused = accounts.call(
                administrator,
                "POST",
                "/api/v1/criteria/diabetes/versions",
                Map.of("effectiveFrom", today().plusYears(1).toString(), "source", SOURCE, "xml", broken),
                Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors").get(0).get("message").asString())
                .contains("第 1 行", "HURRY");
        Map<String, String> good =
                Map.of("effectiveFrom", today().plusYears(1).toString(), "source", SOURCE, "xml", shipped("diabetes"));
        String key = "criteria-" + java.util.UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            var added = accounts.call(
                    administrator, "POST", "/api/v1/criteria/diabetes/versions", good, Map.of("Idempotency-Key", key));
            assertThat(added.status()).isEqualTo(201);
            assertThat(added.body().get("version").asInt()).isEqualTo(2);
        }
        assertThat(accounts.get(administrator, "/api/v1/criteria/diabetes/versions")
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(2);
        assertThat(accounts.get(administrator, "/api/v1/criteria/none/versions").status())
                .isEqualTo(404);
    }

    @Test
    void theApiAdvisesAndNamesWhatCannotBeRight() {
        String token = accounts.token(accounts.open(Role.INTEGRATOR, null, "4112", null));
        var advice = accounts.call(token, "POST", "/api/v1/criteria/advice", """
                {"ageYears": 58, "diagnoses": ["I10"], "findings": ["severe-headache"],
                 "measurements": {"systolic": 186, "diastolic": 112}}
                """, Map.of());
        assertThat(advice.status()).isEqualTo(200);
        assertThat(advice.body().get("level").asString()).isEqualTo("EMERGENCY");
        var refused = accounts.call(token, "POST", "/api/v1/criteria/advice", """
                {"ageYears": 158, "diagnoses": ["high"], "findings": ["headake"], "measurements": {"systolic": 1860, "pulse": 1}}
                """, Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors"))
                .extracting(error -> error.get("path").asString())
                .containsExactlyInAnyOrder(
                        "ageYears", "diagnoses[0]", "findings[0]", "measurements.systolic", "measurements.pulse");
    }

    private List<TableVersion> assertSeamless(String name, int count) {
        List<TableVersion> versions = administration.versions(name);
        assertThat(versions).hasSize(count);
        assertThat(versions.getFirst().effectiveTo()).isNull();
        for (int i = 1; i < versions.size(); i++) {
            assertThat(versions.get(i).effectiveTo())
                    .isEqualTo(versions.get(i - 1).effectiveFrom());
        }
        return versions;
    }

    private Level level(LocalDate on) {
        Case patient = CaseFixture.of(60, "I25.9", "", "revascularisation-needed", 0, null);
        return criteria.advise(new Case(
                        on,
                        patient.ageYears(),
                        false,
                        patient.diagnoses(),
                        patient.findings(),
                        patient.measurements(),
                        0,
                        patient.institutionId(),
                        null))
                .level();
    }

    private LocalDate today() {
        return ChinaTime.date(clock.instant());
    }

    private static NewTableVersion version(LocalDate from, String xml) {
        return new NewTableVersion(from, SOURCE, xml);
    }

    private static String shipped(String name) {
        return DmnDocument.of(TableSheet.shipped(name, name));
    }

    private static <T> T as(Role role, java.util.function.Supplier<T> work) {
        return CurrentAccess.callAs(new Access(null, null, "测试", null, "测试", role, "41", AccessScope.none()), work);
    }
}
