package org.jieli.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.jieli.institution.Capability.REFERS;
import static org.jieli.institution.Capability.TREATS;
import static org.jieli.institution.Capability.TREATS_WITH_HELP;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jieli.JieliTest;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@JieliTest
class InstitutionRegistryTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    Institutions institutions;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void aRegisteredInstitutionIsFoundAtOnce() {
        NewInstitution centre = InstitutionFixture.healthCentre();
        registry.register(List.of(centre));
        assertThat(institutions.find(centre.id())).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo(centre.name());
            assertThat(found.primary()).isTrue();
            assertThat(found.tier()).isEqualTo(Tier.NONE);
        });
        assertThat(institutions.inDivision("4112"))
                .extracting(InstitutionSummary::id)
                .contains(centre.id());
        assertThat(institutions.inDivision("4113"))
                .extracting(InstitutionSummary::id)
                .doesNotContain(centre.id());
        assertThat(institutions.careLevel(centre.id())).isEqualTo(CareLevel.TOWNSHIP);
    }

    @Test
    void hospitalsAreNotPrimary() {
        NewInstitution hospital = InstitutionFixture.countyHospital();
        registry.register(List.of(hospital));
        assertThat(institutions.find(hospital.id()).orElseThrow().primary()).isFalse();
    }

    @Test
    void whatIsRolledBackWasNeverSeenByOthersButByItsOwnTransaction() {
        NewInstitution clinic = InstitutionFixture.villageClinic();
        transactions.executeWithoutResult(status -> {
            registry.register(List.of(clinic));
            assertThat(institutions.find(clinic.id())).isPresent();
            status.setRollbackOnly();
        });
        assertThat(institutions.find(clinic.id())).isEmpty();
    }

    @Test
    void everyFaultNamesItsField() {
        NewInstitution good = InstitutionFixture.villageClinic();
        NewInstitution bad = new NewInstitution(
                good.id(),
                "91350100M000100Y44",
                " ",
                "Z999",
                Tier.TERTIARY,
                Grade.A,
                "99",
                "1",
                false,
                false,
                "990000",
                null,
                "call me",
                200.0,
                null,
                LocalDate.of(2999, 1, 1));
        assertThatThrownBy(() -> registry.register(List.of(good, bad)))
                .asInstanceOf(type(Fault.class))
                .extracting(Fault::fields)
                .satisfies(fields -> assertThat(fields)
                        .extracting(FieldFault::path)
                        .containsExactlyInAnyOrder(
                                "institutions[1].name",
                                "institutions[1].creditCode",
                                "institutions[1].category",
                                "institutions[1].economicType",
                                "institutions[1].division",
                                "institutions[1].referralPhone",
                                "institutions[1].longitude",
                                "institutions[1].since"));
        assertThat(institutions.find(good.id())).isEmpty();
    }

    @Test
    void aCreditCodeIsRegisteredOnce() {
        NewInstitution clinic = InstitutionFixture.villageClinic();
        registry.register(List.of(clinic));
        assertThatThrownBy(() -> registry.register(List.of(clinic)))
                .asInstanceOf(type(Fault.class))
                .extracting(fault -> fault.fields().getFirst().code())
                .isEqualTo("institution.credit-code-taken");
    }

    @Test
    void theCatalogueOfTheCareLevelHoldsWhereTheInstitutionHasNone() {
        NewInstitution village = InstitutionFixture.villageClinic();
        NewInstitution county = InstitutionFixture.countyHospital();
        NewInstitution city = InstitutionFixture.cityHospital();
        registry.register(List.of(village, county, city));
        assertThat(institutions.capability(village.id(), "I10", TODAY)).isEqualTo(TREATS);
        assertThat(institutions.capability(village.id(), "E11.9", TODAY)).isEqualTo(TREATS);
        assertThat(institutions.capability(village.id(), "E11.2", TODAY)).isEqualTo(TREATS_WITH_HELP);
        assertThat(institutions.capability(village.id(), "I21.9", TODAY)).isEqualTo(REFERS);
        assertThat(institutions.capabilities(List.of(village.id(), county.id(), city.id()), "I21.9", TODAY))
                .containsEntry(village.id(), REFERS)
                .containsEntry(county.id(), TREATS_WITH_HELP)
                .containsEntry(city.id(), TREATS);
        assertThat(institutions.capability(village.id(), "I10", LocalDate.of(2010, 1, 1)))
                .isEqualTo(REFERS);
    }

    @Test
    void itsOwnCatalogueComesBeforeItsLevelsFromTheDayOn() {
        NewInstitution village = InstitutionFixture.villageClinic();
        registry.register(List.of(village));
        registry.replaceCatalogue(
                village.id(),
                List.of(
                        new CatalogueRow("I10", "I15", "高血压", REFERS, "本县目录"),
                        new CatalogueRow("I10", "I10", "原发性高血压", TREATS_WITH_HELP, "本县目录")),
                LocalDate.of(2026, 1, 1));
        assertThat(institutions.capability(village.id(), "I10", LocalDate.of(2025, 12, 31)))
                .isEqualTo(TREATS);
        assertThat(institutions.capability(village.id(), "I10", TODAY)).isEqualTo(TREATS_WITH_HELP);
        assertThat(institutions.capability(village.id(), "I11", TODAY)).isEqualTo(REFERS);
        assertThat(institutions.capability(village.id(), "J20.9", TODAY)).isEqualTo(TREATS);
        registry.replaceCatalogue(village.id(), List.of(), LocalDate.of(2026, 6, 1));
        assertThat(institutions.capability(village.id(), "I10", LocalDate.of(2026, 5, 31)))
                .isEqualTo(TREATS_WITH_HELP);
        assertThat(institutions.capability(village.id(), "I10", TODAY)).isEqualTo(TREATS);
    }

    @Test
    void departmentsThatFitMostCloselyComeFirst() {
        NewInstitution county = InstitutionFixture.countyHospital();
        registry.register(List.of(county));
        registry.addDepartments(List.of(
                InstitutionFixture.department(county.id(), "内科", "03"),
                InstitutionFixture.department(county.id(), "心血管内科", "03.04"),
                InstitutionFixture.department(county.id(), "骨科", "04.03")));
        assertThat(institutions.departmentsFor(List.of(county.id()), "I10").get(county.id()))
                .extracting(DepartmentSummary::name)
                .containsExactly("心血管内科", "内科");
        assertThat(institutions.departmentsFor(List.of(county.id()), "S72.0").get(county.id()))
                .extracting(DepartmentSummary::name)
                .containsExactly("骨科");
        assertThat(institutions.department(
                        institutions.departments(county.id()).getFirst().id()))
                .isPresent();
    }

    @Test
    void aPractitionerIsFoundWithTheTitleLevel() {
        NewInstitution county = InstitutionFixture.countyHospital();
        registry.register(List.of(county));
        NewPractitioner chief = InstitutionFixture.practitioner("示范医师", TitleLevel.ASSOCIATE_CHIEF, county.id());
        registry.addPractitioners(List.of(chief));
        assertThat(institutions.practitioner(chief.id()))
                .hasValueSatisfying(found ->
                        assertThat(found.titleLevel().isAssociateChiefOrAbove()).isTrue());
    }

    @Test
    void aRegionIsRegisteredInSeconds() {
        List<NewInstitution> clinics =
                Stream.generate(InstitutionFixture::villageClinic).limit(1600).toList();
        List<NewPractitioner> people = IntStream.range(0, 5000)
                .mapToObj(i -> InstitutionFixture.practitioner(
                        "示范医师" + i, TitleLevel.RESIDENT, clinics.get(i % 1600).id()))
                .toList();
        long start = System.nanoTime();
        transactions.executeWithoutResult(status -> {
            registry.register(clinics);
            registry.addPractitioners(people);
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(institutions.findAll(clinics.stream().map(NewInstitution::id).toList()))
                .hasSize(1600);
    }
}
