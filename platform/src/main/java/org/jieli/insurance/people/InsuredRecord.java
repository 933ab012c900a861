package org.jieli.insurance.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.claim.Insured;
import org.jspecify.annotations.Nullable;

/**
 * An insured person as his fund sees him.
 *
 * @param coverages his insured times in the region, the latest first
 * @param years what he used of each year, the latest first
 * @param year whose bills are shown; null when he has none
 * @param bills of that year, the latest first, at most {@link ReadingPeople#MOST_BILLS}
 * @param hasStays whether he has stays in any year
 */
public record InsuredRecord(
        UUID residentId,
        List<Insured> coverages,
        List<YearUse> years,
        @Nullable Integer year,
        List<PersonsBill> bills,
        Map<UUID, String> places,
        boolean hasStays,
        LocalDate today) {

    /** The one that holds today, else the latest. */
    public Insured current() {
        return coverages.stream()
                .filter(each -> each.holdsOn(today))
                .findFirst()
                .orElseGet(coverages::getFirst);
    }

    public int age() {
        return current().born().until(today).getYears();
    }

    /** What the insured times were when they were read, so that nobody changes what somebody else changed meanwhile. */
    public String seen() {
        return seen(coverages);
    }

    static String seen(List<Insured> coverages) {
        StringBuilder all = new StringBuilder();
        coverages.stream().sorted(java.util.Comparator.comparing(Insured::from)).forEach(each -> all.append(each.from())
                .append(each.to())
                .append(each.scheme())
                .append(new java.util.TreeSet<>(each.groups()))
                .append(each.assistance()));
        return UUID.nameUUIDFromBytes(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
