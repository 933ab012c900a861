package org.jieli.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jieli.referral.Figure.Tally;
import org.jieli.referral.FiguresReport.Piece;
import org.jieli.referral.FiguresReport.Place;
import org.jieli.referral.FiguresReport.Reason;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the figures of two-way referral for what the asker may see. */
@Service
@Transactional(readOnly = true)
class ReportingFigures {

    private static final int DAYS = 30;

    private final ListingReferrals listing;
    private final FigureRepository figures;
    private final Clock clock;

    ReportingFigures(ListingReferrals listing, FigureRepository figures, Clock clock) {
        this.listing = listing;
        this.figures = figures;
        this.clock = clock;
    }

    /** The figures of what was asked; of the last 30 days where no period is named. */
    FiguresReport report(AskedReferrals wanted) {
        CurrentAccess.requireRole(
                Role.VILLAGE_DOCTOR,
                Role.FAMILY_DOCTOR,
                Role.SPECIALIST,
                Role.REFERRAL_CENTRE,
                Role.ALLIANCE_OFFICE,
                Role.HEALTH_COMMISSION,
                Role.EVALUATOR,
                Role.INTEGRATOR);
        AskedReferrals asked = period(wanted.with("cohort", null, "state", null, "refusal", null, "overdue", null));
        ReferralFilter filter = asked.read();
        LocalDate since = java.util.Objects.requireNonNull(filter.since());
        LocalDate until = java.util.Objects.requireNonNull(filter.until());
        ReferralSide side = filter.side() == null ? ReferralSide.RECEIVED : filter.side();
        Bucket bucket = Bucket.of(since, until);
        FigureRepository.Counted counted = figures.count(listing.selection(filter), side, bucket);
        return new FiguresReport(
                asked,
                since,
                until,
                side,
                bucket,
                counted.all(),
                pieces(counted, asked, bucket, since, until),
                reasons(counted, asked),
                places(counted, asked, side));
    }

    private AskedReferrals period(AskedReferrals wanted) {
        ReferralFilter read = wanted.read();
        LocalDate today = LocalDate.now(clock);
        LocalDate until = read.until() == null
                ? read.since() == null || read.since().isBefore(today) ? today : read.since()
                : read.until();
        LocalDate since = read.since() == null ? until.minusDays(DAYS - 1) : read.since();
        return wanted.with("since", since.toString(), "until", until.toString());
    }

    private static List<Piece> pieces(
            FigureRepository.Counted counted, AskedReferrals asked, Bucket bucket, LocalDate since, LocalDate until) {
        List<Piece> pieces = new ArrayList<>();
        for (LocalDate start = bucket.start(since); !start.isAfter(until); start = bucket.next(start)) {
            LocalDate first = start.isBefore(since) ? since : start;
            LocalDate end = bucket.next(start).minusDays(1);
            LocalDate last = end.isAfter(until) ? until : end;
            pieces.add(new Piece(
                    first,
                    last,
                    counted.buckets().getOrDefault(start, Tally.none()),
                    asked.with("since", first.toString(), "until", last.toString())));
        }
        return pieces;
    }

    private static List<Reason> reasons(FigureRepository.Counted counted, AskedReferrals asked) {
        return counted.refusals().entrySet().stream()
                .map(each -> new Reason(
                        each.getKey(),
                        each.getValue().of(Cohort.REFUSED),
                        asked.with(
                                "cohort",
                                Cohort.REFUSED.name(),
                                "refusal",
                                each.getKey().name())))
                .filter(reason -> reason.count() > 0)
                .sorted(Comparator.comparingLong(Reason::count).reversed())
                .toList();
    }

    private static List<Place> places(FigureRepository.Counted counted, AskedReferrals asked, ReferralSide side) {
        String parameter = side == ReferralSide.SENT ? "from" : "to";
        return counted.places().entrySet().stream()
                .map(each -> new Place(
                        each.getKey(),
                        each.getValue(),
                        asked.with(parameter, each.getKey().toString())))
                .sorted(Comparator.comparingLong((Place place) -> place.tally().of(Cohort.SUBMITTED))
                        .reversed()
                        .thenComparing(Place::institutionId))
                .toList();
    }
}
