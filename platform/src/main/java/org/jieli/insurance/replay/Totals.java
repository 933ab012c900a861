package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.Claim;
import org.jieli.insurance.replay.Sums.Compared;
import org.jspecify.annotations.Nullable;

/** Sums of all dimensions over the people that one reader had. */
final class Totals {

    private static final int[] BANDS = {7, 18, 45, 60, 65, 75};

    private final Places places;
    private final Map<Dimension, Map<String, Sums>> sums = new EnumMap<>(Dimension.class);
    private final LargestChanges largest = new LargestChanges();
    private final BilledDays days = new BilledDays();
    private @Nullable UUID resident;
    private String band = "";
    private long change;
    private long people;

    Totals(Places places) {
        this.places = places;
    }

    /** Where institutions belong. */
    interface Places {

        /** The alliances it takes part in. */
        List<String> alliances(UUID institution);
    }

    /** Bills of one person come one after the other. */
    void add(ClaimRow row, Compared compared) {
        if (!row.resident().equals(resident)) {
            endPerson();
            resident = row.resident();
            band = band(row.person().born(), row.claim().to());
            people++;
        }
        change += compared.change();
        Claim claim = row.claim();
        days.add(claim.to());
        of(Dimension.ALL_BILLS, "").add(compared);
        of(Dimension.AGE_BAND, band).add(compared);
        bill(Dimension.CARE_KIND, claim.kind().name(), compared);
        bill(Dimension.CARE_LEVEL, claim.level(), compared);
        bill(Dimension.DISEASE, claim.disease(), compared);
        bill(Dimension.COUNTY, row.county(), compared);
        bill(Dimension.SCHEME_OF_BILL, row.person().scheme().name(), compared);
        bill(Dimension.INSTITUTION, claim.institutionId().toString(), compared);
        for (String alliance : places.alliances(claim.institutionId())) {
            bill(Dimension.ALLIANCE_OF_INSTITUTION, alliance, compared);
        }
        largest.offer(row, compared);
    }

    /** To be called after the last bill. */
    void endPerson() {
        if (resident != null) {
            of(Dimension.ALL_BILLS, "").count(change);
            of(Dimension.AGE_BAND, band).count(change);
        }
        change = 0;
        resident = null;
    }

    void add(Totals more) {
        more.sums.forEach((dimension, groups) ->
                groups.forEach((key, group) -> of(dimension, key).add(group)));
        largest.add(more.largest);
        days.add(more.days);
        people += more.people;
    }

    long people() {
        return people;
    }

    Map<Dimension, Map<String, Sums>> sums() {
        return sums;
    }

    BilledDays days() {
        return days;
    }

    LargestChanges largest() {
        return largest;
    }

    private void bill(Dimension dimension, String key, Compared compared) {
        Sums group = of(dimension, key);
        group.add(compared);
        group.count(compared.change());
    }

    private Sums of(Dimension dimension, String key) {
        return sums.computeIfAbsent(dimension, any -> new HashMap<>()).computeIfAbsent(key, any -> new Sums());
    }

    /** Age in full years, as a band that sorts by its text, e.g. {@code 060-064}. */
    static String band(LocalDate born, LocalDate on) {
        int age = Period.between(born, on).getYears();
        int from = 0;
        for (int bound : BANDS) {
            if (age < bound) {
                return String.format("%03d-%03d", from, bound - 1);
            }
            from = bound;
        }
        return String.format("%03d-", from);
    }
}
