package org.jieli.insurance.rules;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jieli.shared.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * A version of a region's benefit rules.
 *
 * @param region code of the pooling region, e.g. {@code 4112}
 * @param year insured year
 * @param version from 1 within region, scheme and year
 * @param from first day
 * @param to last day; null while open
 * @param source the document that issued it
 * @param confidence of its numbers: C certain, L likely, U uncertain
 */
public record RuleSet(
        UUID id,
        String region,
        Scheme scheme,
        int year,
        int version,
        String name,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        Confidence confidence,
        BenefitRules rules) {

    /** The same under another identifier. */
    public RuleSet withId(UUID other) {
        return new RuleSet(other, region, scheme, year, version, name, from, to, source, confidence, rules);
    }

    /** The same for other days, of the insured year in which they begin. */
    public RuleSet holding(LocalDate first, @Nullable LocalDate last) {
        return new RuleSet(id, region, scheme, first.getYear(), version, name, first, last, source, confidence, rules);
    }

    /** The same under another version number. */
    public RuleSet numbered(int other) {
        return new RuleSet(id, region, scheme, year, other, name, from, to, source, confidence, rules);
    }

    /** The same head over other rules. */
    public RuleSet with(BenefitRules other) {
        return new RuleSet(id, region, scheme, year, version, name, from, to, source, confidence, other);
    }

    /** Whether a day lies within. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
