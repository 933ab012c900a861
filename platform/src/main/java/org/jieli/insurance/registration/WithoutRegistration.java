package org.jieli.insurance.registration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.region.Divisions;
import org.jieli.region.PoolingRegion;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Component;

/** What the rules in force where the reader works say of care without a registration. */
@Component
class WithoutRegistration {

    private final RuleBook rules;
    private final Institutions institutions;
    private final Divisions divisions;

    WithoutRegistration(RuleBook rules, Institutions institutions, Divisions divisions) {
        this.rules = rules;
        this.institutions = institutions;
        this.divisions = divisions;
    }

    /** One version for each scheme that has rules on the day. */
    List<RuleSet> on(LocalDate day) {
        return region(day).stream()
                .flatMap(region ->
                        Arrays.stream(Scheme.values()).flatMap(scheme -> rules.on(region, scheme, day).stream()))
                .toList();
    }

    private Optional<String> region(LocalDate day) {
        Access by = CurrentAccess.require();
        if (by.scope().kind() == AccessScope.Kind.FUND) {
            return Optional.ofNullable(by.scope().division());
        }
        return Optional.ofNullable(by.institutionId())
                .flatMap(institutions::find)
                .map(InstitutionSummary::division)
                .flatMap(division -> divisions.poolingRegionOf(division, day))
                .map(PoolingRegion::code);
    }

    /** A part of a rate in points, e.g. 20 of 0.20. */
    static String points(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
