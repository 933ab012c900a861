package org.jieli.referral;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.referral.Figure.Tally;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists and figures of referrals for other systems, by the same filters as the pages. */
@RestController
@RequestMapping("/api/v1/referrals")
class ReferralListApi {

    private static final String PATH = "/api/v1/referrals";

    private final ListingReferrals listing;
    private final ReportingFigures reporting;

    ReferralListApi(ListingReferrals listing, ReportingFigures reporting) {
        this.listing = listing;
        this.reporting = reporting;
    }

    /** The caller's referrals, the newest submission first; with {@code overdue=true} the longest overdue first. */
    @GetMapping
    KeysetPage<ListedReferral> list(
            @ParameterObject AskedReferrals asked,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return listing.page(asked.read(), ListKey.parse(after), KeysetPage.limit(limit));
    }

    /** How many the list has: {@code atLeast} when a list without a period was not counted to the last. */
    @GetMapping("/count")
    Count count(@ParameterObject AskedReferrals asked) {
        long count = listing.count(asked.read());
        return count > ListingReferrals.MOST_COUNTED && asked.values().get("since") == null
                ? new Count(ListingReferrals.MOST_COUNTED, true)
                : new Count(count, false);
    }

    /** The figures of a period (the last 30 days when none is named); each with the lists that it counted. */
    @GetMapping("/figures")
    FiguresAnswer figures(@ParameterObject AskedReferrals asked) {
        FiguresReport report = reporting.report(asked);
        return new FiguresAnswer(
                report.since(),
                report.until(),
                report.side(),
                described(report.total(), report.asked()),
                report.pieces().stream()
                        .map(piece ->
                                new Part(null, piece.since(), piece.until(), described(piece.tally(), piece.asked())))
                        .toList(),
                report.reasons().stream()
                        .map(reason -> new Refused(
                                reason.refusal(), reason.count(), reason.asked().at(PATH)))
                        .toList(),
                report.places().stream()
                        .map(place -> new Part(
                                place.institutionId(),
                                report.since(),
                                report.until(),
                                described(place.tally(), place.asked())))
                        .toList());
    }

    private static List<Described> described(Tally tally, AskedReferrals asked) {
        return FiguresReport.figures(tally).stream()
                .map(figure -> new Described(
                        figure.figure(),
                        figure.figure().kind(),
                        figure.value(),
                        figure.numerator(),
                        list(asked, figure.figure().numerator()),
                        figure.denominator(),
                        figure.figure().denominator() instanceof Cohort below ? list(asked, below) : null))
                .toList();
    }

    private static String list(AskedReferrals asked, Cohort cohort) {
        return asked.with("cohort", cohort.name()).at(PATH);
    }

    record Count(long count, boolean atLeast) {}

    record FiguresAnswer(
            LocalDate since,
            LocalDate until,
            ReferralSide side,
            List<Described> figures,
            List<Part> overTime,
            List<Refused> refusals,
            List<Part> institutions) {}

    record Part(@Nullable UUID institutionId, LocalDate since, LocalDate until, List<Described> figures) {}

    record Refused(Step.Refusal reason, long count, String list) {}

    /** A figure with the address of the lists of its numerator and denominator. */
    record Described(
            Figure figure,
            Figure.Kind kind,
            @Nullable BigDecimal value,
            long numerator,
            String numeratorList,
            @Nullable Long denominator,
            @Nullable String denominatorList) {}
}
