package org.jieli.encounter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class AdmissionTests {

    private static final String PATH = "/api/v1/admissions";

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    Clock clock;

    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final NewInstitution other = InstitutionFixture.cityHospital();
    private final DepartmentSummary ward = InstitutionFixture.department(hospital.id(), "神经内科", "03.03");
    private String specialist;
    private UUID person;

    @BeforeEach
    void aHospital() {
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(hospital, other));
            institutions.addDepartments(List.of(ward));
        });
        specialist = accounts.token(accounts.open(Role.SPECIALIST, hospital.id(), hospital.division(), null));
        person = ResidentFixture.register(
                        residents, ResidentFixture.at(hospital.id(), Role.SPECIALIST), ResidentFixture.man58())
                .id();
    }

    @Test
    void aPersonIsAdmittedOnceAtATimeAndDischargedOnce() {
        Answer stay = admit(body());
        assertThat(stay.status()).as("%s", stay.body()).isEqualTo(201);
        assertThat(admit(body()).status()).isEqualTo(409);
        String path = PATH + "/" + stay.body().get("id").asString() + "/discharge";
        Map<String, Object> discharge =
                Map.of("disposition", "1", "totalCost", 100.25, "diagnosisCodes", List.of("I63"));
        Answer ended = accounts.call(specialist, "POST", path, discharge, Map.of());
        assertThat(ended.body().at("/discharge/totalCost").decimalValue()).isEqualByComparingTo("100.25");
        assertThat(ended.body().at("/diagnoses/0/code").asString()).isEqualTo("I63");
        assertThat(accounts.call(specialist, "POST", path, discharge, Map.of()).status())
                .isEqualTo(409);
        assertThat(admit(body()).status()).isEqualTo(201);
    }

    @Test
    void ofTwoWhoAdmitAtOnceOneIsRefused() throws Exception {
        Callable<Integer> admit = () -> admit(body()).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(admit, admit)).stream().map(each -> each.resultNow()))
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void aDischargeInTheMinuteOfTheAdmissionIsNotBeforeIt() {
        Answer stay = admit(body());
        String minute = java.time.Instant.parse(stay.body().get("admittedAt").asString())
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                .toString();
        Answer ended = accounts.call(
                specialist,
                "POST",
                PATH + "/" + stay.body().get("id").asString() + "/discharge",
                Map.of("disposition", "1", "totalCost", 1, "at", minute),
                Map.of());
        assertThat(ended.status()).as("%s", ended.body()).isEqualTo(200);
    }

    @Test
    void aReplayIsTheSameStay() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = body();
        Answer first = accounts.call(specialist, "POST", PATH, body, key);
        assertThat(accounts.call(specialist, "POST", PATH, body, key).body().get("id"))
                .isEqualTo(first.body().get("id"));
    }

    @Test
    void badInputNamesItsFields() {
        Map<String, Object> body = body();
        body.put("route", "7");
        body.put("departmentId", UUID.randomUUID());
        body.put("diagnosisCodes", List.of("QQQ"));
        body.put("at", clock.instant().plus(Duration.ofDays(1)).toString());
        body.put("recordNumber", "1".repeat(19));
        assertThat(paths(admit(body)))
                .containsExactlyInAnyOrder("departmentId", "route", "diagnosisCodes[0]", "at", "recordNumber");
        String id = admit(body()).body().get("id").asString();
        Answer refused = accounts.call(
                specialist,
                "POST",
                PATH + "/" + id + "/discharge",
                Map.of("disposition", "8", "totalCost", -1, "at", "2020-01-01T00:00:00Z", "course", "x".repeat(2001)),
                Map.of());
        assertThat(paths(refused)).containsExactlyInAnyOrder("disposition", "totalCost", "at", "course");
    }

    @Test
    void anotherHospitalSeesTheStayOfWhomItKnowsAndDoesNotEndIt() {
        String id = admit(body()).body().get("id").asString();
        String stranger = accounts.token(accounts.open(Role.SPECIALIST, other.id(), other.division(), null));
        assertThat(accounts.get(stranger, PATH + "/" + id).status()).isEqualTo(404);
        CurrentAccess.runAs(
                ResidentFixture.at(hospital.id(), Role.SPECIALIST),
                () -> residents.makeKnown(person, other.id(), "test"));
        assertThat(accounts.get(stranger, PATH + "/" + id).status()).isEqualTo(200);
        assertThat(accounts.call(
                                stranger,
                                "POST",
                                PATH + "/" + id + "/discharge",
                                Map.of("disposition", "1", "totalCost", 1),
                                Map.of())
                        .status())
                .isEqualTo(403);
    }

    private Answer admit(Map<String, Object> body) {
        return accounts.call(specialist, "POST", PATH, body, Map.of());
    }

    private Map<String, Object> body() {
        return new HashMap<>(Map.of(
                "residentId", person, "departmentId", ward.id(), "route", "2", "diagnosisCodes", List.of("I10")));
    }

    private static List<String> paths(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        List<String> paths = new java.util.ArrayList<>();
        answer.body().get("errors").forEach(error -> paths.add(error.get("path").asString()));
        return paths;
    }
}
