package org.jieli.insurance.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jieli.shared.Confidence;

/** What may be wrong with the head of a version, and with its days beside the other issued versions of its region and scheme. */
final class DateChecks {

    private static final Pattern REGION = Pattern.compile("[0-9]{2}([0-9]{2}){0,2}");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SOURCE = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final RuleSet set;
    private final Findings findings;

    DateChecks(RuleSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    void check(List<RuleSet> issued) {
        head();
        LocalDate to = set.to();
        if (to != null && to.isBefore(set.from())) {
            findings.error("to", "insurance.rules-ends-before", set.from(), to);
            return;
        }
        List<RuleSet> others = issued.stream()
                .filter(other -> !other.id().equals(set.id()))
                .filter(other -> other.region().equals(set.region()) && other.scheme() == set.scheme())
                .sorted(Comparator.comparing(RuleSet::from))
                .toList();
        List<RuleSet> before = others.stream()
                .filter(other -> other.from().isBefore(set.from()))
                .toList();
        if (!before.isEmpty()) {
            after(before.getLast());
        }
        others.stream()
                .filter(other -> !other.from().isBefore(set.from()))
                .findFirst()
                .ifPresent(this::before);
    }

    private void head() {
        if (!REGION.matcher(set.region()).matches()) {
            findings.error("region", "insurance.rules-region", set.region());
        }
        length("name", set.name(), LONGEST_NAME);
        length("source", set.source(), LONGEST_SOURCE);
        if (set.year() < FIRST_YEAR || set.year() > LAST_YEAR) {
            findings.error("year", "insurance.rules-year", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        } else if (set.from().getYear() != set.year()) {
            findings.warning("year", "insurance.rules-other-year", String.valueOf(set.year()), set.from());
        }
        if (set.confidence() == Confidence.U) {
            findings.warning("confidence", "insurance.rules-uncertain");
        }
    }

    private void length(String path, String text, int most) {
        if (text.isBlank()) {
            findings.error(path, "common.required");
        } else if (text.length() > most) {
            findings.error(path, "common.too-long", most);
        }
    }

    /** An open predecessor is closed the day before when this one is issued. */
    private void after(RuleSet predecessor) {
        LocalDate end = predecessor.to();
        if (end == null) {
            return;
        }
        if (!end.isBefore(set.from())) {
            findings.error("from", "insurance.rules-overlap", predecessor.name(), predecessor.from(), end);
        } else if (end.plusDays(1).isBefore(set.from())) {
            findings.error(
                    "from", "insurance.rules-gap", end.plusDays(1), set.from().minusDays(1), predecessor.name());
        }
    }

    private void before(RuleSet successor) {
        LocalDate end = set.to();
        if (end == null || !end.isBefore(successor.from())) {
            findings.error(
                    "to",
                    "insurance.rules-overlap",
                    successor.name(),
                    successor.from(),
                    successor.to() == null ? "…" : successor.to());
        } else if (end.plusDays(1).isBefore(successor.from())) {
            findings.error(
                    "to",
                    "insurance.rules-gap",
                    end.plusDays(1),
                    successor.from().minusDays(1),
                    successor.name());
        }
    }
}
