package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jieli.institution.Tier;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.rules.LevelTerms.OfBill;
import org.jspecify.annotations.Nullable;

/** What may be wrong with the levels, each for itself and side by side. */
final class LevelChecks {

    private static final String LEVELS = "levels";

    private final List<LevelTerms> levels;
    private final boolean fromZero;
    private final Findings findings;

    LevelChecks(BenefitRules rules, Findings findings) {
        this.levels = rules.levels();
        this.fromZero = rules.inpatient().segmentsFromZero();
        this.findings = findings;
    }

    void check(StepLimits limits) {
        if (levels.isEmpty()) {
            findings.error(LEVELS, "common.required");
        }
        findings.codes(LEVELS, levels.stream().map(LevelTerms::code).toList());
        ranks();
        for (int i = 0; i < levels.size(); i++) {
            terms(levels.get(i), at(i));
            step(i, limits);
            deductible(i);
        }
        places();
    }

    private void terms(LevelTerms level, String path) {
        level.deductibles().forEach(each -> findings.money(path + ".deductibles", each));
        OfBill ofBill = level.ofBill();
        if (ofBill != null) {
            findings.share(path + ".ofBill.share", ofBill.share());
            findings.money(path + ".ofBill.least", ofBill.least());
            findings.atLeast(path + ".ofBill.most", ofBill.most(), ofBill.least());
        } else if (level.deductibles().isEmpty()) {
            findings.warning(path + ".deductibles", "insurance.rules-no-deductible", level.name());
        }
        findings.share(path + ".floorRate", level.floorRate());
        segments(path + ".segments", level.segments(), findings);
        BigDecimal first =
                level.segments().isEmpty() ? null : level.segments().getFirst().upTo();
        if (fromZero && first != null && first.compareTo(level.deductible(1)) <= 0) {
            findings.warning(
                    path + ".segments[0].upTo",
                    "insurance.rules-segment-in-deductible",
                    level.deductible(1).toPlainString());
        }
    }

    /** Bounds that do not rise, an open end in the middle, or none at the end. */
    static void segments(String path, List<Segment> segments, Findings findings) {
        if (segments.isEmpty()) {
            findings.error(path, "insurance.rules-no-segments");
        }
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            String place = path + "[" + i + "]";
            findings.share(place + ".rate", segment.rate());
            BigDecimal end = segment.upTo();
            boolean last = i == segments.size() - 1;
            if (end != null && end.compareTo(below) <= 0) {
                findings.error(
                        place + ".upTo", order(i, end, below), end.toPlainString(), below.toPlainString(), i + 1);
            }
            if (last && end != null) {
                findings.error(place + ".upTo", "insurance.rules-not-open", end.toPlainString());
            } else if (!last && end == null) {
                findings.error(place + ".upTo", "insurance.rules-open-inside");
            }
            below = end == null ? below : end;
        }
    }

    private static String order(int index, BigDecimal end, BigDecimal below) {
        if (index == 0) {
            return "insurance.rules-bound-first";
        }
        return end.compareTo(below) == 0 ? "insurance.rules-bound-twice" : "insurance.rules-bound-order";
    }

    private void ranks() {
        TreeSet<Integer> ranks = new TreeSet<>();
        int before = 0;
        for (int i = 0; i < levels.size(); i++) {
            int rank = levels.get(i).rank();
            ranks.add(rank);
            if (rank < before) {
                findings.error(at(i) + ".rank", "insurance.rules-rank-order", rank, before);
            }
            before = Math.max(before, rank);
        }
        int wanted = 1;
        for (int rank : ranks) {
            if (rank != wanted) {
                findings.error(at(first(rank)) + ".rank", "insurance.rules-rank-gap", rank, wanted);
                return;
            }
            wanted++;
        }
    }

    private int first(int rank) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).rank() == rank) {
                return i;
            }
        }
        return 0;
    }

    /** Places that no level takes, or two. */
    private void places() {
        for (CareArea area : CareArea.values()) {
            List<Tier> missing = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                List<LevelTerms> taking = levels.stream()
                        .filter(level ->
                                level.areas().contains(area) && level.tiers().contains(tier))
                        .toList();
                if (taking.isEmpty()) {
                    missing.add(tier);
                } else if (taking.size() > 1) {
                    findings.warning(
                            LEVELS,
                            "insurance.rules-place-twice",
                            area,
                            tier,
                            taking.get(0).name(),
                            taking.get(1).name());
                }
            }
            if (missing.size() == Tier.values().length) {
                findings.warning(LEVELS, "insurance.rules-no-area", area);
            } else {
                missing.forEach(tier -> findings.warning(LEVELS, "insurance.rules-no-place", area, tier));
            }
        }
    }

    /** The step to the next lower level of the region, measured on the last segment. */
    private void step(int index, StepLimits limits) {
        LevelTerms level = levels.get(index);
        LevelTerms lower = below(level);
        BigDecimal rate = topRate(level);
        BigDecimal lowerRate = lower == null ? null : topRate(lower);
        if (lower == null || rate == null || lowerRate == null) {
            return;
        }
        BigDecimal step = lowerRate.subtract(rate);
        String path = at(index) + ".segments";
        if (step.signum() < 0) {
            findings.warning(
                    path, "insurance.rules-down-step", level.name(), lower.name(), Findings.percent(step.negate()));
        } else if (step.subtract(limits.expected()).abs().compareTo(limits.tolerance()) > 0) {
            findings.warning(
                    path,
                    "insurance.rules-step",
                    level.name(),
                    lower.name(),
                    Findings.percent(step),
                    Findings.percent(limits.expected()),
                    limits.source());
        }
    }

    /** A lower level that asks for more than the next higher one draws people upwards. */
    private void deductible(int index) {
        LevelTerms level = levels.get(index);
        LevelTerms lower = below(level);
        if (lower == null || lower.ofBill() != null || level.ofBill() != null) {
            return;
        }
        BigDecimal here = level.deductible(1);
        BigDecimal there = lower.deductible(1);
        if (!level.deductibles().isEmpty() && there.compareTo(here) > 0) {
            findings.warning(
                    at(index) + ".deductibles",
                    "insurance.rules-deductible-down",
                    level.name(),
                    here.toPlainString(),
                    lower.name(),
                    there.toPlainString());
        }
    }

    private @Nullable LevelTerms below(LevelTerms level) {
        LevelTerms best = null;
        for (LevelTerms other : levels) {
            boolean isLower = other.rank() < level.rank() && other.areas().contains(CareArea.LOCAL);
            if (level.areas().contains(CareArea.LOCAL) && isLower && (best == null || other.rank() > best.rank())) {
                best = other;
            }
        }
        return best;
    }

    private static @Nullable BigDecimal topRate(LevelTerms level) {
        return level.segments().isEmpty() ? null : level.segments().getLast().rate();
    }

    private static String at(int index) {
        return LEVELS + "[" + index + "]";
    }
}
