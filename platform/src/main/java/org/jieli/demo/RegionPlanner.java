package org.jieli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.CreditCode;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Grade;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;
import org.jieli.institution.OrganisationCode;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.institution.Tier;
import org.jieli.region.Division;
import org.jieli.region.Divisions;

/** Plans the institutions of the demo city: real divisions, clearly invented names ("示范…"). */
final class RegionPlanner {

    static final String CITY = "4112";
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    private static final Map<String, double[]> PLACES = Map.of(
            "411202", new double[] {111.19, 34.77},
            "411203", new double[] {111.10, 34.72},
            "411221", new double[] {111.76, 34.77},
            "411224", new double[] {111.05, 34.05},
            "411281", new double[] {111.87, 34.75},
            "411282", new double[] {110.89, 34.52});
    /** Name, diagnosis and treatment subject (诊疗科目), whether it has beds. */
    private static final List<List<String>> HOSPITAL_DEPARTMENTS = List.of(
            List.of("心血管内科", "03.04"),
            List.of("神经内科", "03.03"),
            List.of("呼吸内科", "03.01"),
            List.of("内分泌科", "03.07"),
            List.of("肾内科", "03.06"),
            List.of("消化内科", "03.02"),
            List.of("普外科", "04.01"),
            List.of("骨科", "04.03"),
            List.of("全科医学科", "02"));

    private final Divisions divisions;
    private final long seed;
    private final LocalDate today;
    private final List<NewInstitution> institutions = new ArrayList<>();
    private final List<DepartmentSummary> departments = new ArrayList<>();
    private final List<NewPractitioner> practitioners = new ArrayList<>();
    private final List<RegionPlan.County> counties = new ArrayList<>();
    private final List<Village> villages = new ArrayList<>();
    private int number;

    RegionPlanner(Divisions divisions, long seed, LocalDate today) {
        this.divisions = divisions;
        this.seed = seed;
        this.today = today;
    }

    RegionPlan plan() {
        String centre = "411202";
        UUID city = hospital("示范市中心医院", "A100", Tier.TERTIARY, centre, false, 4);
        UUID tcm = hospital("示范市中医院", "A210", Tier.TERTIARY, centre, true, 2);
        UUID rehabilitation = place("示范康复医院", "A527", Tier.SECONDARY, centre, false, true);
        UUID nursing = place("示范护理院", "A710", Tier.NONE, centre, false, true);
        for (Division county : divisions.children(CITY, today)) {
            plan(county);
        }
        return new RegionPlan(
                FOUNDED,
                institutions,
                departments,
                practitioners,
                counties,
                villages,
                city,
                tcm,
                List.of(rehabilitation, nursing));
    }

    private void plan(Division county) {
        UUID hospital = hospital("示范" + county.name() + "人民医院", "A100", Tier.SECONDARY, county.code(), false, 2);
        List<UUID> members = new ArrayList<>();
        for (Division township : divisions.children(county.code(), today)) {
            boolean street = township.name().endsWith("街道");
            UUID centre = place(
                    "示范" + township.name() + (street ? "社区卫生服务中心" : "卫生院"),
                    street ? "B100" : "C220",
                    Tier.NONE,
                    township.code(),
                    false,
                    false);
            UUID department = department(centre, "全科门诊", "02", true);
            for (int doctor = 0; doctor < 3; doctor++) {
                practitioner(centre, department, doctor == 0 ? TitleLevel.ATTENDING : TitleLevel.RESIDENT, "11");
            }
            members.add(centre);
            for (Division village : divisions.children(township.code(), today)) {
                UUID clinic = place(
                        "示范" + shortName(village.name()) + "卫生室", "D600", Tier.NONE, village.code(), false, false);
                practitioner(clinic, null, TitleLevel.NONE, "60");
                members.add(clinic);
                villages.add(new Village(village.code(), village.name(), clinic, centre, hospital));
            }
        }
        counties.add(new RegionPlan.County(county.code(), county.name(), hospital, members));
    }

    private UUID hospital(String name, String category, Tier tier, String division, boolean tcm, int doctors) {
        UUID id = place(name, category, tier, division, tcm, false);
        for (List<String> planned : HOSPITAL_DEPARTMENTS) {
            UUID department = department(id, planned.getFirst(), planned.getLast(), true);
            for (int doctor = 0; doctor < doctors; doctor++) {
                practitioner(id, department, doctor == 0 ? TitleLevel.ASSOCIATE_CHIEF : TitleLevel.ATTENDING, "11");
            }
        }
        return id;
    }

    private UUID place(String name, String category, Tier tier, String division, boolean tcm, boolean continuingCare) {
        Chance chance = Chance.of(seed, "institution", number);
        UUID id = chance.identifier(FOUNDED.toEpochDay() * 86_400_000L + number);
        double[] at = PLACES.getOrDefault(division.substring(0, 6), new double[] {111.2, 34.7});
        double spread = division.length() > 6 ? 0.18 : 0.01;
        String body = OrganisationCode.complete(String.format(Locale.ROOT, "%08d", 90_000_000 + number));
        institutions.add(new NewInstitution(
                id,
                CreditCode.complete("12" + division.substring(0, 6) + body).value(),
                name,
                category,
                tier,
                tier == Tier.NONE ? Grade.UNGRADED : Grade.A,
                "11",
                "1",
                tcm,
                continuingCare,
                division,
                null,
                String.format(Locale.ROOT, "0398-%07d", 9_000_000 + number),
                at[0] + spread * (chance.nextDouble() - 0.5) * 2,
                at[1] + spread * (chance.nextDouble() - 0.5) * 2,
                FOUNDED));
        number++;
        return id;
    }

    private UUID department(UUID institution, String name, String specialty, boolean inpatient) {
        UUID id = Chance.of(seed, "department", departments.size())
                .identifier(FOUNDED.toEpochDay() * 86_400_000L + departments.size());
        departments.add(new DepartmentSummary(id, institution, name, specialty, inpatient));
        return id;
    }

    private void practitioner(
            UUID institution, @org.jspecify.annotations.Nullable UUID department, TitleLevel title, String staffType) {
        Chance chance = Chance.of(seed, "practitioner", practitioners.size());
        practitioners.add(new NewPractitioner(
                chance.identifier(FOUNDED.toEpochDay() * 86_400_000L + practitioners.size()),
                Names.of(chance, chance.happens(0.5)),
                title,
                staffType,
                "11".equals(staffType) ? "1" : null,
                List.of(),
                List.of(new NewPractitioner.Place(institution, department, true, FOUNDED))));
    }

    private static String shortName(String village) {
        return village.replace("居民委员会", "")
                .replace("村民委员会", "")
                .replace("村委会", "")
                .replace("社区居委会", "社区");
    }
}
