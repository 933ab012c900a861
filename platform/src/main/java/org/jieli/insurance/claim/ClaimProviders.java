package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareAreas;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.LevelTerms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On which level a fund puts an institution, and where it lies seen from the fund. */
@Repository
public class ClaimProviders {

    private static final int PROVINCE = 2;

    private final JdbcClient jdbc;
    private final CareAreas areas;

    ClaimProviders(JdbcClient jdbc, CareAreas areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    /** The level that the fund gave it, else the one of its tier; empty when the rules have none. */
    public Optional<String> levelOf(InstitutionSummary institution, String region, BenefitRules rules, LocalDate on) {
        return given(institution.id(), region, on).or(() -> byTier(institution, region, rules, on));
    }

    /** The level of its tier where it lies seen from the fund on a day. */
    Optional<String> byTier(InstitutionSummary institution, String region, BenefitRules rules, LocalDate on) {
        return rules.levelOf(institution.tier(), area(institution.division(), region, on))
                .map(LevelTerms::code);
    }

    /** Where a division lies on a day, seen from the fund. */
    CareArea area(String division, String region, LocalDate on) {
        return areas.of(region, division, on);
    }

    static Optional<String> byTier(InstitutionSummary institution, String region, BenefitRules rules) {
        return rules.levelOf(institution.tier(), areaOf(institution.division(), region))
                .map(LevelTerms::code);
    }

    static CareArea areaOf(String division, String region) {
        if (division.startsWith(region)) {
            return CareArea.LOCAL;
        }
        return division.regionMatches(0, region, 0, PROVINCE) ? CareArea.IN_PROVINCE : CareArea.OUT_OF_PROVINCE;
    }

    private Optional<String> given(UUID institution, String region, LocalDate on) {
        return jdbc.sql("""
                        select level from insurance.provider
                        where institution_id = :institution and region = :region and valid @> cast(:on as date) and level is not null
                        """)
                .param("institution", institution)
                .param("region", region)
                .param("on", on)
                .query(String.class)
                .optional();
    }
}
