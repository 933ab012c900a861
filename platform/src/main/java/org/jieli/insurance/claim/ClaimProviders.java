package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareAreas;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.LevelTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On which level a fund puts an institution, and where it lies seen from the fund. */
@Repository
public class ClaimProviders {

    private final JdbcClient jdbc;
    private final CareAreas areas;

    ClaimProviders(JdbcClient jdbc, CareAreas areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    /** The level that the fund gave it, else the one of its tier; empty when the rules have none. */
    public Optional<String> levelOf(InstitutionSummary institution, String region, BenefitRules rules, LocalDate on) {
        return given(List.of(institution.id())).levelOf(institution, region, rules, on);
    }

    /** What funds gave some institutions, to be asked for many bills. */
    Given given(Collection<UUID> institutions) {
        return new Given(jdbc.sql("""
                        select institution_id, region, level, lower(valid) as first, upper(valid) as after from insurance.provider
                        where institution_id = any(:institutions) and level is not null
                        """)
                .param("institutions", institutions.toArray(UUID[]::new))
                .query((row, number) -> new GivenLevel(
                        row.getObject("institution_id", UUID.class),
                        row.getString("region"),
                        row.getString("level"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("after", LocalDate.class)))
                .list());
    }

    /** Levels that funds gave institutions by name. */
    final class Given {

        private final List<GivenLevel> levels;

        private Given(List<GivenLevel> levels) {
            this.levels = levels;
        }

        /** See {@link ClaimProviders#levelOf}. */
        Optional<String> levelOf(InstitutionSummary institution, String region, BenefitRules rules, LocalDate on) {
            return levels.stream()
                    .filter(each -> each.holds(institution.id(), region, on))
                    .map(GivenLevel::level)
                    .findFirst()
                    .or(() -> byTier(institution, region, rules, on));
        }
    }

    private record GivenLevel(
            UUID institution,
            String region,
            String level,
            @Nullable LocalDate first,
            @Nullable LocalDate after) {

        boolean holds(UUID of, String by, LocalDate on) {
            return institution.equals(of)
                    && region.equals(by)
                    && (first == null || !on.isBefore(first))
                    && (after == null || on.isBefore(after));
        }
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
}
