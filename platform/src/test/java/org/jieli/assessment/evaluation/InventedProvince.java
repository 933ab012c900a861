package org.jieli.assessment.evaluation;

import java.util.HashMap;
import java.util.Map;

/** The figures of a province that does not exist, this period and the last. */
public final class InventedProvince {

    private InventedProvince() {}

    public static Map<String, String> cells() {
        return new HashMap<>(read("""
                standard_primary_institutions 960
                primary_institutions 1000
                counties_300k_grade2a_both 9
                counties_over_300k 12
                general_practitioners 500
                urban_registered_population 2000000
                gov_township_centres_with_gp 180
                gov_township_general_practitioners 300
                township_health_centres 200
                tcm_community_health_centres 48
                tcm_township_health_centres 190
                tcm_community_health_stations 80
                tcm_village_clinics 420
                community_health_centres 50
                community_health_stations 100
                village_clinics 600
                primary_tcm_visits 90000
                primary_visits_total 400000
                telemedicine_counties 15
                counties_total 20
                tiered_system_secondary_tertiary_hospitals 30
                tiered_system_township_centres 150
                tiered_system_community_centres 45
                secondary_public_hospitals 24
                tertiary_public_hospitals 16
                tiered_system_tertiary_hospitals 12
                tiered_system_secondary_hospitals 18
                urban_medical_groups 4
                medical_communities 10
                specialty_alliances 6
                telemedicine_networks 3
                alliance_covered_tertiary 16
                alliance_covered_secondary 24
                alliance_covered_primary 200
                primary_visits 5200000
                all_visits 8000000
                two_week_ill_primary_first_visits 690
                two_week_ill_visits 1000
                county_inpatients_transferred_out 3000
                county_inpatients_total 40000
                hypertension_standard_managed 30000
                diabetes_standard_managed 10000
                hypertension_managed 60000
                diabetes_managed 20000
                enrolled_residents 1500000
                registered_population 4000000
                enrolled_key_population 600000
                key_population 800000
                down_referrals_to_primary 900
                down_referrals_to_continuing_care 200
                up_referrals_from_primary 1400
                up_referrals_from_continuing_care 100
                supported_primary_institutions 225
                enrolment_fee_insurance 60
                enrolment_fee_fiscal 45
                enrolment_fee_personal 15
                enrolled_poverty_registered 9000
                poor_population 10000
                counties_primary_subsidy_implemented 18
                counties_primary_performance_pay 0
                """));
    }

    public static Map<String, String> lastPeriod() {
        return new HashMap<>(read("""
                down_referrals_to_primary 800
                down_referrals_to_continuing_care 200
                up_referrals_from_primary 1500
                up_referrals_from_continuing_care 500
                """));
    }

    private static Map<String, String> read(String lines) {
        Map<String, String> cells = new HashMap<>();
        lines.lines().map(line -> line.split(" ")).forEach(pair -> cells.put(pair[0], pair[1]));
        return cells;
    }
}
