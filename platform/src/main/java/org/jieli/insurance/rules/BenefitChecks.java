package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.insurance.CareArea;
import org.jspecify.annotations.Nullable;

/** What may be wrong with the benefits beside the levels: restricted lists, outpatient and chronic care, the two payers after the fund. */
final class BenefitChecks {

    private final BenefitRules rules;
    private final Set<String> levels;
    private final Findings findings;

    BenefitChecks(BenefitRules rules, Findings findings) {
        this.rules = rules;
        this.levels = rules.levels().stream().map(LevelTerms::code).collect(Collectors.toSet());
        this.findings = findings;
    }

    void check() {
        for (int i = 0; i < rules.restricted().size(); i++) {
            restricted(rules.restricted().get(i), "restricted[" + i + "]");
        }
        outpatient(rules.outpatient());
        chronic(rules.chronic());
        critical(rules.critical());
        assistance(rules.assistance());
    }

    private void restricted(RestrictedList list, String path) {
        findings.level(path + ".level", list.level(), levels);
        findings.diseases(path + ".diseases", list.diseases());
        findings.share(path + ".rateThere", list.rateThere());
        findings.share(path + ".rateAbove", list.rateAbove());
        rules.level(list.level()).ifPresent(own -> {
            for (LevelTerms level : rules.levels()) {
                BigDecimal least = leastRate(level);
                if (least == null) {
                    continue;
                }
                if (level.rank() > own.rank()
                        && level.areas().contains(CareArea.LOCAL)
                        && list.rateAbove().compareTo(least) > 0) {
                    findings.error(
                            path + ".rateAbove",
                            "insurance.rules-restricted-above",
                            Findings.percent(list.rateAbove()),
                            level.name(),
                            Findings.percent(least));
                }
                if (level.code().equals(own.code()) && list.rateThere().compareTo(least) < 0) {
                    findings.warning(
                            path + ".rateThere",
                            "insurance.rules-restricted-there",
                            Findings.percent(list.rateThere()),
                            Findings.percent(least));
                }
            }
        });
    }

    private static @Nullable BigDecimal leastRate(LevelTerms level) {
        return level.segments().stream()
                .map(Segment::rate)
                .min(BigDecimal::compareTo)
                .orElse(null);
    }

    private void outpatient(@Nullable OutpatientTerms terms) {
        if (terms == null) {
            return;
        }
        findings.money("outpatient.deductible", terms.deductible());
        rates("outpatient.rates", terms.rates());
        findings.atLeast("outpatient.cap", terms.cap(), terms.deductible());
        findings.money("outpatient.contractedCap", terms.contractedCap());
        findings.share("outpatient.contractedPoints", terms.contractedPoints());
        if (terms.cap() != null
                && terms.contractedCap() != null
                && terms.contractedCap().compareTo(terms.cap()) < 0) {
            findings.warning("outpatient.contractedCap", "insurance.rules-contracted-worse");
        }
    }

    private void rates(String path, Map<String, BigDecimal> rates) {
        if (rates.isEmpty()) {
            findings.warning(path, "insurance.rules-no-rates");
        }
        rates.forEach((level, rate) -> {
            findings.level(path + "." + level, level, levels);
            findings.share(path + "." + level, rate);
        });
    }

    private void chronic(List<ChronicBenefit> benefits) {
        findings.codes("chronic", benefits.stream().map(ChronicBenefit::code).toList());
        for (int i = 0; i < benefits.size(); i++) {
            ChronicBenefit benefit = benefits.get(i);
            String path = "chronic[" + i + "]";
            findings.diseases(path + ".diseases", benefit.diseases());
            findings.money(path + ".deductible", benefit.deductible());
            rates(path + ".rates", benefit.rates());
            findings.atLeast(path + ".cap", benefit.cap(), benefit.deductible());
            for (ChronicBenefit earlier : benefits.subList(0, i)) {
                benefit.diseases().stream()
                        .filter(disease -> earlier.covers(disease))
                        .forEach(disease -> findings.warning(
                                path + ".diseases", "insurance.rules-disease-twice", disease, earlier.name()));
            }
        }
    }

    private void critical(@Nullable CriticalIllness terms) {
        if (terms == null) {
            return;
        }
        findings.money("critical.threshold", terms.threshold());
        LevelChecks.segments("critical.segments", terms.segments(), findings);
        findings.money("critical.cap", terms.cap());
        findings.share("critical.assistedThresholdFactor", terms.assistedThresholdFactor());
        findings.share("critical.assistedPoints", terms.assistedPoints());
    }

    private void assistance(List<Assistance> groups) {
        findings.codes("assistance", groups.stream().map(Assistance::code).toList());
        for (int i = 0; i < groups.size(); i++) {
            Assistance group = groups.get(i);
            String path = "assistance[" + i + "]";
            findings.money(path + ".threshold", group.threshold());
            findings.share(path + ".rate", group.rate());
            findings.money(path + ".cap", group.cap());
        }
    }
}
