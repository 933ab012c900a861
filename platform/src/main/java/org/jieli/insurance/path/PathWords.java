package org.jieli.insurance.path;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PathReason;
import org.jieli.insurance.PathReason.PathBecause;
import org.jieli.insurance.PlaceCost;
import org.jieli.insurance.PlaceCost.PastCases;
import org.jieli.insurance.PlaceCost.WayCost;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;

/** Says what a path costs in the reader's language. */
final class PathWords {

    private PathWords() {}

    /** What past cases cost, and whose they are. */
    static String cases(Ui ui, CareKind kind, PlaceCost cost) {
        PastCases cases = java.util.Objects.requireNonNull(cost.cases());
        String about = ui.roughly(cases.median());
        String low = ui.roughly(cases.p25());
        String high = ui.roughly(cases.p75());
        String count = ui.number(cases.count());
        return cases.ofInstitution()
                ? ui.t("path.of-institution", ui.t(kind), about, low, high, count)
                : ui.t("path.of-level", ui.t(kind), about, low, high, cost.level(), count);
    }

    static String person(Ui ui, WayCost way) {
        return part(
                ui,
                "path.person-pays",
                way.typical().person(),
                way.low().person(),
                way.high().person());
    }

    static String fund(Ui ui, WayCost way) {
        return part(
                ui,
                "path.fund-pays",
                way.typical().fund(),
                way.low().fund(),
                way.high().fund());
    }

    /** What a referral changes, and why. */
    static String difference(Ui ui, PlaceCost cost) {
        BigDecimal saving = shownSaving(cost);
        String reasons = reasons(ui, cost);
        if (saving.signum() > 0) {
            return reasons.isEmpty()
                    ? ui.t("path.saves-plain", ui.roughly(saving))
                    : ui.t("path.saves", ui.roughly(saving), reasons);
        }
        return saving.signum() < 0 ? ui.t("path.costs-more", ui.roughly(saving.negate())) : ui.t("path.same", reasons);
    }

    /** Why the ways differ, or why they do not. */
    static String reasons(Ui ui, PlaceCost cost) {
        return cost.reasons().stream()
                .map(reason -> reason(ui, reason))
                .collect(Collectors.joining(ui.t("path.joined")));
    }

    /** Of the amounts as they are shown, so that whoever subtracts finds the same. */
    private static BigDecimal shownSaving(PlaceCost cost) {
        if (cost.withReferral() == null || cost.direct() == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal direct = cost.direct().typical().person().setScale(0, RoundingMode.HALF_UP);
        return direct.subtract(cost.withReferral().typical().person().setScale(0, RoundingMode.HALF_UP));
    }

    private static String part(Ui ui, String key, BigDecimal typical, BigDecimal one, BigDecimal other) {
        return ui.t(key, ui.roughly(typical), ui.roughly(one.min(other)), ui.roughly(one.max(other)));
    }

    private static String reason(Ui ui, PathReason reason) {
        boolean yuan = reason.because() == PathBecause.DEDUCTIBLE;
        return ui.t(
                "PathBecause." + reason.because().name(), word(ui, reason.from(), yuan), word(ui, reason.to(), yuan));
    }

    private static String word(Ui ui, @Nullable BigDecimal value, boolean yuan) {
        if (value == null) {
            return "";
        }
        return yuan ? ui.roughly(value) : value.toPlainString();
    }
}
