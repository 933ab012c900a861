package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.rules.ReferralTerms.Exemption;
import org.jspecify.annotations.Nullable;

/** What may be wrong with item classes, common terms of stays, disease cycles, referral and person groups. */
final class TermChecks {

    private static final int LONGEST_CYCLE = 366;
    private static final int LATEST = 90;
    private static final int OLDEST = 130;
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.TEN;

    private final BenefitRules rules;
    private final Findings findings;

    TermChecks(BenefitRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /** An age range with the place where it stands. */
    private record Ages(
            String path, @Nullable Integer from, @Nullable Integer to) {

        boolean isAny() {
            return from != null || to != null;
        }

        int first() {
            return from == null ? 0 : from;
        }

        int last() {
            return to == null ? OLDEST : to;
        }
    }

    void check() {
        items();
        inpatient();
        episode();
        referral();
        groups();
    }

    private void items() {
        if (rules.items().isEmpty()) {
            findings.error("items", "common.required");
        }
        findings.codes("items", rules.items().stream().map(ItemClass::code).toList());
        for (int i = 0; i < rules.items().size(); i++) {
            ItemClass item = rules.items().get(i);
            findings.share("items[" + i + "].firstShare", item.firstShare());
            findings.money("items[" + i + "].unitLimit", item.unitLimit());
        }
    }

    private void inpatient() {
        InpatientTerms terms = rules.inpatient();
        BigDecimal highest = BigDecimal.ZERO;
        for (LevelTerms level : rules.levels()) {
            highest = highest.max(
                    level.ofBill() == null
                            ? level.deductible(1)
                            : level.ofBill().least());
        }
        findings.atLeast("inpatient.ceiling", terms.ceiling(), highest);
        findings.share("inpatient.contractedPoints", terms.contractedPoints());
    }

    private void episode() {
        EpisodeTerms terms = rules.episode();
        if (terms.cycleDays() < 0 || terms.cycleDays() > LONGEST_CYCLE) {
            findings.error("episode.cycleDays", "insurance.rules-days", terms.cycleDays(), LONGEST_CYCLE);
        }
        for (EpisodeDirection direction : EpisodeDirection.values()) {
            DeductibleStrategy strategy = terms.strategies().get(direction);
            String path = "episode.strategies." + direction.name();
            if (strategy == null) {
                findings.error(path, "insurance.rules-no-strategy", direction);
            } else if (strategy == DeductibleStrategy.DECREASING_WITH_FLOOR
                    && rules.levels().stream().noneMatch(LevelTerms::laterStaysDiffer)) {
                findings.warning(path, "insurance.rules-nothing-decreases", strategy);
            }
        }
    }

    private void referral() {
        ReferralTerms terms = rules.referral();
        findings.share("referral.notReferredPoints", terms.notReferredPoints());
        if (terms.lateDays() < 0 || terms.lateDays() > LATEST) {
            findings.error("referral.lateDays", "insurance.rules-days", terms.lateDays(), LATEST);
        }
        List<Exemption> exemptions = terms.exemptions();
        findings.codes(
                "referral.exemptions", exemptions.stream().map(Exemption::code).toList());
        ages(IntStream.range(0, exemptions.size())
                .mapToObj(i -> new Ages(
                        "referral.exemptions[" + i + "]",
                        exemptions.get(i).fromAge(),
                        exemptions.get(i).toAge()))
                .toList());
        terms.areas().forEach((area, outside) -> {
            String path = "referral.areas." + area.name();
            if (outside.deductibleFactor().signum() < 0
                    || outside.deductibleFactor().compareTo(LARGEST_FACTOR) > 0) {
                findings.error(path + ".deductibleFactor", "insurance.rules-factor", Findings.percent(LARGEST_FACTOR));
            }
            findings.share(path + ".registeredPoints", outside.registeredPoints());
            findings.share(path + ".unregisteredPoints", outside.unregisteredPoints());
            if (outside.unregisteredPoints().compareTo(outside.registeredPoints()) < 0) {
                findings.warning(path + ".unregisteredPoints", "insurance.rules-unregistered-better", area);
            }
        });
    }

    private void groups() {
        List<PersonGroup> groups = rules.groups();
        findings.codes("groups", groups.stream().map(PersonGroup::code).toList());
        for (int i = 0; i < groups.size(); i++) {
            PersonGroup group = groups.get(i);
            String path = "groups[" + i + "]";
            findings.share(path + ".deductibleFactor", group.deductibleFactor());
            findings.share(path + ".points", group.points());
            findings.share(path + ".outpatientPoints", group.outpatientPoints());
            findings.money(path + ".outpatientDeductible", group.outpatientDeductible());
            findings.share(path + ".shareFactor", group.shareFactor());
        }
        ages(IntStream.range(0, groups.size())
                .mapToObj(i -> new Ages(
                        "groups[" + i + "]",
                        groups.get(i).fromAge(),
                        groups.get(i).toAge()))
                .toList());
    }

    /** Ranges that are none, and ranges of which two hold for one age. */
    private void ages(List<Ages> ranges) {
        List<Ages> by = ranges.stream().filter(Ages::isAny).toList();
        for (int i = 0; i < by.size(); i++) {
            Ages range = by.get(i);
            if (range.first() < 0 || range.last() > OLDEST || range.first() > range.last()) {
                findings.error(range.path() + ".fromAge", "insurance.rules-ages", range.first(), range.last());
                continue;
            }
            for (Ages earlier : by.subList(0, i)) {
                if (range.first() <= earlier.last() && earlier.first() <= range.last()) {
                    findings.error(
                            range.path() + ".fromAge",
                            "insurance.rules-ages-overlap",
                            Math.max(range.first(), earlier.first()),
                            Math.min(range.last(), earlier.last()));
                }
            }
        }
    }
}
