package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.List;
import org.jieli.institution.Tier;
import org.jieli.insurance.CareArea;
import org.jspecify.annotations.Nullable;

/**
 * A level of institutions with its inpatient terms.
 *
 * @param code e.g. {@code TOWNSHIP}; the same over all sets of a region
 * @param rank place in the order from below; equal ranks are lateral to each other
 * @param tiers which institutions of the level's area stand on it unless the fund says otherwise
 * @param areas where such institutions lie
 * @param firstContact whether one may go there without a referral
 * @param deductibles yuan of the first, second and later stays of a year; the last one repeats. Stays at a level with one amount for all are
 *     not counted for the others: "halved from the second stay on at county hospitals and above" leaves townships out
 * @param ofBill a deductible that is a share of the bill, instead
 * @param segments of the covered cost, from below, without gap; the last is open
 * @param floorRate at least this share of the covered cost is paid; null for none
 */
public record LevelTerms(
        String code,
        String name,
        int rank,
        List<Tier> tiers,
        List<CareArea> areas,
        boolean firstContact,
        List<BigDecimal> deductibles,
        @Nullable OfBill ofBill,
        List<Segment> segments,
        @Nullable BigDecimal floorRate) {

    /** A deductible as a share of the bill between two amounts. */
    public record OfBill(BigDecimal share, BigDecimal least, BigDecimal most) {}

    /** Whether a later stay of the year pays another amount than the first. */
    public boolean laterStaysDiffer() {
        return deductibles.size() > 1;
    }

    /** Of the nth stay of a year, from 1, yuan; nothing when the level has none. */
    public BigDecimal deductible(int nth) {
        return deductibles.isEmpty() ? BigDecimal.ZERO : deductibles.get(Math.min(nth, deductibles.size()) - 1);
    }
}
