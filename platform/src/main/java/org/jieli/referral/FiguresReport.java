package org.jieli.referral;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jieli.referral.Figure.Tally;
import org.jieli.referral.Figure.Value;

/**
 * The figures of a period: as a whole, over time, by reason of refusal and by institution.
 *
 * @param asked what they are about, as an address asks for it; a list with the same filters shows what was counted
 * @param side whose institution the rows by institution are about
 */
record FiguresReport(
        AskedReferrals asked,
        LocalDate since,
        LocalDate until,
        ReferralSide side,
        Bucket bucket,
        Tally total,
        List<Piece> pieces,
        List<Reason> reasons,
        List<Place> places) {

    /** A day, a week or a month, cut at the ends of the period. */
    record Piece(LocalDate since, LocalDate until, Tally tally, AskedReferrals asked) {}

    /** Refusals for one reason. */
    record Reason(Step.Refusal refusal, long count, AskedReferrals asked) {}

    /** The referrals that one institution sent or received. */
    record Place(UUID institutionId, Tally tally, AskedReferrals asked) {}

    /** All figures of a part. */
    static List<Value> figures(Tally tally) {
        return Arrays.stream(Figure.values()).map(figure -> figure.of(tally)).toList();
    }

    boolean isEmpty() {
        return total.of(Cohort.SUBMITTED) == 0;
    }
}
