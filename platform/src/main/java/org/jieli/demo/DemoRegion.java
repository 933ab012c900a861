package org.jieli.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.AllianceSummary.Form;
import org.jieli.alliance.NewAlliance;
import org.jieli.capacity.Schedule;
import org.jieli.capacity.Schedules;
import org.jieli.database.BulkLoad;
import org.jieli.enrolment.EnrolmentLoads;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.Institutions;
import org.jieli.insurance.InsuranceLoads;
import org.jieli.region.Divisions;
import org.jieli.shared.Identifiers;
import org.jieli.shared.PersonalDataSeal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Generates the demo region: institutions, alliances, schedules, people and a year of care. */
@Component
class DemoRegion {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRegion.class);
    private static final BigDecimal RESERVED_SLOTS = new BigDecimal("0.3");
    private static final int RELEASE_HOURS = 24;
    private static final int WEEKS = 3;

    private final Divisions divisions;
    private final InstitutionRegistry institutions;
    private final Institutions wards;
    private final AllianceRegistry alliances;
    private final Schedules schedules;
    private final EnrolmentLoads enrolments;
    private final InsuranceLoads insurance;
    private final BulkLoad load;
    private final PersonalDataSeal seal;
    private final TransactionTemplate transactions;
    private final Clock clock;

    DemoRegion(
            Divisions divisions,
            InstitutionRegistry institutions,
            Institutions wards,
            AllianceRegistry alliances,
            Schedules schedules,
            EnrolmentLoads enrolments,
            InsuranceLoads insurance,
            BulkLoad load,
            PersonalDataSeal seal,
            TransactionTemplate transactions,
            Clock clock) {
        this.divisions = divisions;
        this.institutions = institutions;
        this.wards = wards;
        this.alliances = alliances;
        this.schedules = schedules;
        this.enrolments = enrolments;
        this.insurance = insurance;
        this.load = load;
        this.seal = seal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes the whole region; answers the plan, for the demo accounts. */
    RegionPlan generate(long seed, int residents) {
        LocalDate today = LocalDate.now(clock);
        RegionPlan plan = new RegionPlanner(divisions, seed, today).plan();
        transactions.executeWithoutResult(status -> {
            institutions.register(plan.institutions());
            institutions.addDepartments(plan.departments());
            institutions.addPractitioners(plan.practitioners());
            foundAlliances(plan, today);
            openClinics(plan, today);
        });
        LOG.info(
                "Demo: {} institutions, {} practitioners",
                plan.institutions().size(),
                plan.practitioners().size());
        people(plan, seed, residents, today);
        return plan;
    }

    private void people(RegionPlan plan, long seed, int residents, LocalDate today) {
        Calibration calibration = Calibration.shipped();
        List<Person> people = new ArrayList<>();
        new People(seed, today, calibration, plan.villages()).each(residents, people::add);
        people.add(mainJob(plan, seed, residents));
        CareYear years = new CareYear(
                seed,
                calibration,
                today,
                plan.cityHospital(),
                new Wards(wards, plan.departments(), CareYear.admitted()));
        Doctors doctors = Doctors.of(plan);
        EnrolmentLoader agreements = new EnrolmentLoader(load, doctors, seed, today);
        BillsLoader bills = new BillsLoader(insurance, new InventedBills(agreements, seed, today));
        FactsLoader facts = new FactsLoader(load, seal, doctors, years, agreements, bills, today);
        transactions.executeWithoutResult(status -> {
            institutions.register(List.of(InventedBills.elsewhere(seed, plan.founded())));
            agreements.teams(plan);
            agreements.packages(DemoAccounts.village(plan));
            facts.load(people);
            new OwnPagesLoader(load, seal, today).load(people, people.getLast());
            new MedicationLoader(load, doctors, seed, today).load(plan, people);
            enrolments.afterLoad(today);
        });
    }

    /** The man of 58 of the product's main job, in the demo doctor's village. */
    private static Person mainJob(RegionPlan plan, long seed, int number) {
        Village village = DemoAccounts.village(plan);
        String head = "99" + village.code().substring(2, 6) + "19680314991";
        return new Person(
                number,
                Chance.of(seed, "main-job", 0).identifier(0x18000000000L),
                "张建国",
                true,
                LocalDate.of(1968, 3, 14),
                head + org.jieli.resident.IdentityNumber.checkDigit(head),
                "15499999999",
                village,
                "390",
                EnumSet.of(Condition.HYPERTENSION),
                true,
                true);
    }

    private void foundAlliances(RegionPlan plan, LocalDate today) {
        for (RegionPlan.County county : plan.counties()) {
            found(
                    "示范" + county.name() + "县域医共体",
                    Form.COUNTY_MEDICAL_COMMUNITY,
                    true,
                    county.hospital(),
                    county.members(),
                    plan);
        }
        List<UUID> hospitals =
                plan.counties().stream().map(RegionPlan.County::hospital).toList();
        List<UUID> city = new ArrayList<>(hospitals);
        city.add(plan.tcmHospital());
        city.addAll(plan.continuingCare());
        found("示范城市医疗集团", Form.URBAN_MEDICAL_GROUP, true, plan.cityHospital(), city, plan);
        found("示范心血管专科联盟", Form.SPECIALTY_ALLIANCE, false, plan.cityHospital(), hospitals, plan);
        found("示范远程医疗协作网", Form.TELEMEDICINE_NETWORK, false, plan.tcmHospital(), hospitals, plan);
    }

    private void found(String name, Form form, boolean tight, UUID lead, List<UUID> members, RegionPlan plan) {
        alliances.found(new NewAlliance(
                Identifiers.next(),
                name,
                form,
                tight,
                lead,
                java.util.Set.copyOf(members),
                RESERVED_SLOTS,
                RELEASE_HOURS,
                new BigDecimal("0.1"),
                plan.founded()));
    }

    private void openClinics(RegionPlan plan, LocalDate today) {
        List<Schedule> all = new ArrayList<>();
        for (DepartmentSummary department : plan.departments()) {
            for (int day = 1; day <= 5; day++) {
                all.add(new Schedule(
                        Identifiers.next(),
                        department.institutionId(),
                        department.id(),
                        department.name().endsWith("门诊") ? department.name() : department.name() + "门诊",
                        DayOfWeek.of(day),
                        LocalTime.of(8, 30),
                        60,
                        6,
                        4,
                        RESERVED_SLOTS,
                        RELEASE_HOURS,
                        today.minusDays(7),
                        null));
            }
            schedules.setBeds(department.institutionId(), department.id(), today, today.plusWeeks(WEEKS), 8, 2);
        }
        schedules.define(all);
        int slots = schedules.generate(today, today.plusWeeks(WEEKS));
        LOG.info("Demo: {} slots", slots);
    }
}
