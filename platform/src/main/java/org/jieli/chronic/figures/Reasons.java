package org.jieli.chronic.figures;

import java.util.ArrayList;
import java.util.List;
import org.jieli.web.Ui;

/** Why a person does or does not count, in words, by the parts of the operational test. */
final class Reasons {

    private Reasons() {}

    static List<String> of(PersonYear year, Ui ui) {
        List<String> reasons = new ArrayList<>();
        if (!year.hasPlan()) {
            reasons.add(ui.t("chronic.why-plan"));
        }
        reasons.add(ui.t("chronic.why-visits", year.visitsKept(), year.visitsRequired()));
        if (year.uncontrolledLate() > 0) {
            reasons.add(ui.t("chronic.why-late", year.uncontrolledLate()));
        }
        if (year.unreferred() > 0) {
            reasons.add(ui.t("chronic.why-unreferred", year.unreferred()));
        }
        reasons.add(ui.t(year.examined() ? "chronic.why-examined" : "chronic.why-not-examined"));
        return reasons;
    }
}
