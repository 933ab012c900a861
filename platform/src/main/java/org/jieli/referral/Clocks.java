package org.jieli.referral;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Winds the clock of a state: when it is due, when to warn before, when it ends by itself. */
@Component
class Clocks {

    private final CachedSnapshot<Table> table;

    Clocks(ClockRuleRepository rules, Revisions revisions) {
        this.table = revisions.snapshot(
                "referral.clock", () -> new Table(rules.all(), new WorkingCalendar(rules.exceptions())));
    }

    private record Table(List<ClockRule> rules, WorkingCalendar calendar) {}

    /** A wound clock; all null at an end. */
    record Wound(
            @Nullable Instant dueAt,
            @Nullable Instant warnAt,
            @Nullable Instant endsAt) {}

    Wound wind(ReferralState state, Urgency urgency, boolean withinAlliance, Instant now, @Nullable Instant bookedFor) {
        if (state.isEnd()) {
            return new Wound(null, null, null);
        }
        Table current = table.get();
        ClockRule rule = rule(current.rules(), state, urgency, withinAlliance, ChinaTime.date(now));
        Instant start = rule.fromBooking() && bookedFor != null && bookedFor.isAfter(now) ? bookedFor : now;
        Instant due = due(rule, start, current.calendar());
        BigDecimal before = rule.warnShare()
                .multiply(BigDecimal.valueOf(Duration.between(start, due).toSeconds()));
        Integer ends = rule.endsAfterMinutes();
        return new Wound(
                due, start.plusSeconds(before.longValue()), ends == null ? null : due.plus(Duration.ofMinutes(ends)));
    }

    private static Instant due(ClockRule rule, Instant start, WorkingCalendar calendar) {
        if (rule.minutes() instanceof Integer minutes) {
            return start.plus(Duration.ofMinutes(minutes));
        }
        int days = rule.workingDays() instanceof Integer working ? working : 1;
        return calendar.plusWorkingDays(start, days);
    }

    private static ClockRule rule(
            List<ClockRule> rules, ReferralState state, Urgency urgency, boolean withinAlliance, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.state() == state && rule.urgency() == urgency && rule.holdsOn(day))
                .filter(rule -> rule.withinAlliance() == null || rule.withinAlliance() == withinAlliance)
                .min(Comparator.comparing((ClockRule rule) -> rule.withinAlliance() == null)
                        .thenComparing(ClockRule::validFrom, Comparator.reverseOrder()))
                .orElseThrow(() -> new IllegalStateException(
                        "No clock rule for " + state + " " + urgency + " on " + day + " in referral.clock_rule"));
    }
}
