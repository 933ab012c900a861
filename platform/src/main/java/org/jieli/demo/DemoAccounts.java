package org.jieli.demo;

import java.util.List;
import java.util.UUID;
import org.jieli.identity.Accounts;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;
import org.jieli.shared.Role;
import org.springframework.stereotype.Component;

/** Opens an account for each role of the demo region. */
@Component
class DemoAccounts {

    static final String PASSWORD = "Jieli-demo-2026";
    private static final String COUNTY = "411203";

    private final Accounts accounts;

    DemoAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A demo account, for the list that is printed at the start. */
    record Opened(String username, Role role, String place) {}

    /** The village of the demo's village doctor: the first of the demo county. */
    static Village village(RegionPlan plan) {
        return plan.villages().stream()
                .filter(village -> village.code().startsWith(COUNTY))
                .findFirst()
                .orElse(plan.villages().getFirst());
    }

    List<Opened> open(RegionPlan plan) {
        Village village = village(plan);
        UUID county = village.countyHospitalId();
        return List.of(
                at(plan, "village", Role.VILLAGE_DOCTOR, village.clinicId(), 0),
                at(plan, "township", Role.FAMILY_DOCTOR, village.townshipCentreId(), 0),
                at(plan, "pharmacist", Role.PHARMACIST, village.townshipCentreId(), 1),
                at(plan, "countypharmacist", Role.PHARMACIST, county, 4),
                at(plan, "centre", Role.REFERRAL_CENTRE, county, 1),
                at(plan, "specialist", Role.SPECIALIST, county, 0),
                at(plan, "office", Role.ALLIANCE_OFFICE, county, 2),
                at(plan, "citycentre", Role.REFERRAL_CENTRE, plan.cityHospital(), 1),
                at(plan, "cityspecialist", Role.SPECIALIST, plan.cityHospital(), 0),
                at(plan, "cityoffice", Role.ALLIANCE_OFFICE, plan.cityHospital(), 2),
                over("province", Role.HEALTH_COMMISSION, "41", "示范省卫生健康委"),
                over("nation", Role.EVALUATOR, "", "示范全国第三方评估机构"),
                over("commission", Role.HEALTH_COMMISSION, "4112", "示范市卫生健康委"),
                over("countycommission", Role.HEALTH_COMMISSION, COUNTY, "示范区卫生健康委"),
                over("insurance", Role.INSURANCE_BUREAU, "4112", "示范市医保局"),
                over("provinceinsurance", Role.INSURANCE_BUREAU, "41", "示范省医保局"),
                over("evaluator", Role.EVALUATOR, "4112", "示范第三方评估机构"),
                at(plan, "integrator", Role.INTEGRATOR, county, 3),
                over("admin", Role.ADMINISTRATOR, "4112", "示范市平台"));
    }

    /** For the nth of those who practise there, so that each account is another person's. */
    private Opened at(RegionPlan plan, String username, Role role, UUID institution, int nth) {
        NewInstitution place = plan.institutions().stream()
                .filter(each -> each.id().equals(institution))
                .findFirst()
                .orElseThrow();
        NewPractitioner person = plan.practitioners().stream()
                .filter(each -> each.places().getFirst().institutionId().equals(institution))
                .skip(nth)
                .findFirst()
                .orElseThrow();
        UUID account = accounts.open(username, PASSWORD, person.name(), person.id(), false);
        accounts.givePost(account, role, institution, place.division(), place.name());
        if (username.equals("township")) {
            // A person with two posts: he also helps in the village's clinic.
            Village village = village(plan);
            accounts.givePost(
                    account, Role.VILLAGE_DOCTOR, village.clinicId(), village.code(), "示范" + village.name() + "卫生室");
        }
        return new Opened(username, role, place.name());
    }

    private Opened over(String username, Role role, String division, String place) {
        UUID account = accounts.open(username, PASSWORD, place + "示范用户", null, false);
        accounts.givePost(account, role, null, division, place);
        return new Opened(username, role, place);
    }
}
