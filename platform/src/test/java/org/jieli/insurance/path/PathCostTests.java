package org.jieli.insurance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.database.Revisions;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.InsuranceFixture;
import org.jieli.insurance.InsuranceFixture.Stay;
import org.jieli.insurance.PastCosts;
import org.jieli.insurance.PathComparison;
import org.jieli.insurance.PathCosts;
import org.jieli.insurance.PathQuestion;
import org.jieli.insurance.PathReason;
import org.jieli.insurance.PathReason.PathBecause;
import org.jieli.insurance.PathSilence;
import org.jieli.insurance.PlaceCost;
import org.jieli.insurance.RegistrationNeed;
import org.jieli.insurance.registration.Residence;
import org.jieli.insurance.registration.ResidenceBook;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a man of 58 would pay, by hand: bills half class A, half class B with a first share of 10%. */
@JieliTest
class PathCostTests {

    @Autowired
    PathCosts costs;

    @Autowired
    PastCosts past;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    ResidenceBook residences;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JsonMapper json;

    @Autowired
    Revisions revisions;

    @Autowired
    Clock clock;

    private final NewInstitution centre = InstitutionFixture.healthCentre();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final NewInstitution cityHospital = InstitutionFixture.cityHospital();
    private InsuranceFixture insurance;
    private ResidentSummary man;
    private Access doctor;
    private LocalDate today;

    @BeforeEach
    void aManOf58() {
        today = ChinaTime.date(clock.instant());
        insurance = new InsuranceFixture(jdbc, transactions, json, revisions);
        insurance.rulesHold();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(centre, hospital, cityHospital)));
        doctor = ResidentFixture.at(centre.id(), Role.FAMILY_DOCTOR);
        man = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
    }

    @Test
    void withAReferralTheRateIsNotLoweredAndTheDifferenceIsSaid() {
        insurance.insure(man.id(), man.birthDate());
        insurance.tenStays(hospital.id(), "SECONDARY", "I10.x00", today);
        past.refresh();
        PlaceCost cost = compare("I10").at(hospital.id()).orElseThrow();
        assertThat(cost.cases()).isEqualTo(new PlaceCost.PastCases(10, yuan("2800"), yuan("3600"), yuan("4800"), true));
        // 3,600: covered 1,800 + 1,800 × 90% = 3,420; (3,420 − 700) × 75% = 2,040.
        assertThat(cost.withReferral().typical().fund()).isEqualTo("2040.00");
        assertThat(cost.withReferral().typical().person()).isEqualTo("1560.00");
        // At 65%: 1,768.
        assertThat(cost.direct().typical().person()).isEqualTo("1832.00");
        assertThat(cost.saving()).isEqualTo("272.00");
        assertThat(cost.reasons()).containsExactly(new PathReason(PathBecause.RATE, new BigDecimal("10"), null));
        assertThat(cost.withReferral().stepwise()).isTrue();
        assertThat(cost.direct().stepwise()).isFalse();
        // 2,800: (2,660 − 700) × 75% = 1,470; 4,800: (4,560 − 700) × 75% = 2,895.
        assertThat(cost.withReferral().low().person()).isEqualTo("1330.00");
        assertThat(cost.withReferral().high().person()).isEqualTo("1905.00");
        assertThat(cost.need()).isEqualTo(RegistrationNeed.REFERRAL_COUNTS);
    }

    @Test
    void theDeductibleOfAnEarlierStayOfTheCycleCounts() {
        insurance.insure(man.id(), man.birthDate());
        insurance.tenStays(hospital.id(), "SECONDARY", "I10.x00", today);
        insurance.stay(man.id(), new Stay(centre.id(), "PRIMARY", "I10.x00", today.minusDays(6), yuan("2000")));
        past.refresh();
        PlaceCost cost = compare("I10").at(hospital.id()).orElseThrow();
        // 300 of 700 were paid at the health centre: (3,420 − 400) × 75% = 2,265.
        assertThat(cost.withReferral().typical().person()).isEqualTo("1335.00");
        assertThat(cost.reasons()).extracting(PathReason::because).contains(PathBecause.RATE, PathBecause.DEDUCTIBLE);
        assertThat(cost.reasons().getLast())
                .isEqualTo(new PathReason(PathBecause.DEDUCTIBLE, yuan("700.00"), yuan("400.00")));
    }

    @Test
    void withoutEnoughCasesOfItsOwnALevelOfTheRegionIsToldAndBelowThatNothing() {
        insurance.insure(man.id(), man.birthDate());
        NewInstitution other = InstitutionFixture.countyHospital();
        insurance.tenStays(other.id(), "SECONDARY", "B49.x00", today);
        insurance.stay(
                UUID.randomUUID(), new Stay(hospital.id(), "SECONDARY", "B49.x00", today.minusDays(40), yuan("99000")));
        insurance.stay(
                UUID.randomUUID(), new Stay(hospital.id(), "SECONDARY", "B48.x00", today.minusDays(40), yuan("99000")));
        past.refresh();
        PlaceCost level = compare("B49").at(hospital.id()).orElseThrow();
        assertThat(level.cases().ofInstitution()).isFalse();
        assertThat(level.cases().count()).isEqualTo(11);
        PlaceCost nothing = compare("B48").at(hospital.id()).orElseThrow();
        assertThat(nothing.silence()).isEqualTo(PathSilence.TOO_FEW_CASES);
        assertThat(nothing.cases()).isNull();
    }

    @Test
    void stayingAtPrimaryLevelIsToldFromWhatItsLevelCosts() {
        insurance.insure(man.id(), man.birthDate());
        insurance.tenStays(centre.id(), "PRIMARY", "J20.x00", today);
        past.refresh();
        PlaceCost stay = compare("J20").stay();
        // (3,420 − 300) × 85% = 2,652.
        assertThat(stay.direct().typical().person()).isEqualTo("948.00");
        assertThat(stay.withReferral()).isNull();
        assertThat(stay.need()).isEqualTo(RegistrationNeed.NOTHING);
    }

    @Test
    void anotherRegionNeedsATemporaryRegistrationAfterAssessment() {
        insurance.insure(man.id(), man.birthDate());
        PlaceCost cost = compare("I10").at(cityHospital.id()).orElseThrow();
        assertThat(cost.area()).isEqualTo(CareArea.IN_PROVINCE);
        assertThat(cost.need()).isEqualTo(RegistrationNeed.TEMPORARY_AFTER_ASSESSMENT);
    }

    @Test
    void whoIsRegisteredAsLivingThereNeedsNoOtherRegistration() {
        insurance.insure(man.id(), man.birthDate());
        Residence home = new Residence(
                UUID.randomUUID(),
                man.id(),
                InsuranceFixture.REGION,
                cityHospital.division(),
                today.minusDays(30),
                null,
                1);
        CurrentAccess.runAsSystem(
                "test", () -> transactions.executeWithoutResult(status -> residences.insert(home, "test")));
        PlaceCost cost = compare("I10").at(cityHospital.id()).orElseThrow();
        assertThat(cost.area()).isEqualTo(CareArea.IN_PROVINCE);
        assertThat(cost.need()).isEqualTo(RegistrationNeed.NOTHING);
        assertThat(cost.reasons()).extracting(PathReason::because).doesNotContain(PathBecause.REGISTRATION);
    }

    @Test
    void inAnEmergencyBothWaysCostTheSame() {
        insurance.insure(man.id(), man.birthDate());
        insurance.tenStays(hospital.id(), "SECONDARY", "I10.x00", today);
        past.refresh();
        PlaceCost cost = CurrentAccess.callAs(doctor, () -> costs.compare(question("I10", true)))
                .at(hospital.id())
                .orElseThrow();
        assertThat(cost.saving()).isEqualByComparingTo("0");
        assertThat(cost.reasons()).extracting(PathReason::because).containsExactly(PathBecause.SAME_EMERGENCY);
    }

    @Test
    void whoIsNotInsuredIsToldNothing() {
        assertThat(compare("I10").silence()).isEqualTo(PathSilence.NOT_INSURED);
    }

    @Test
    void aStrangersCoverageAndBillsAreNotSeen() {
        insurance.insure(man.id(), man.birthDate());
        Access stranger = ResidentFixture.at(UUID.randomUUID(), Role.FAMILY_DOCTOR);
        PathComparison seen = CurrentAccess.callAs(stranger, () -> costs.compare(question("I10", false)));
        assertThat(seen.silence()).isEqualTo(PathSilence.NOT_INSURED);
    }

    @Test
    void nothingAmongTheKindsOrCandidatesIsAFaultOfItsField() {
        String token = accounts.token(accounts.open(Role.FAMILY_DOCTOR, centre.id(), centre.division(), null));
        String body =
                "{\"residentId\":\"%s\",\"diagnosis\":\"I10\",\"kinds\":[null],\"to\":[null]}".formatted(man.id());
        Answer answer = accounts.call(token, "POST", "/api/v1/insurance/path-costs", body, Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("kinds[0]", "to[0]");
    }

    private PathComparison compare(String diagnosis) {
        return CurrentAccess.callAs(doctor, () -> costs.compare(question(diagnosis, false)));
    }

    private PathQuestion question(String diagnosis, boolean emergency) {
        return new PathQuestion(
                man.id(),
                diagnosis,
                List.of(CareKind.INPATIENT, CareKind.OUTPATIENT),
                centre.id(),
                List.of(hospital.id(), cityHospital.id()),
                emergency,
                today);
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount).setScale(2);
    }
}
