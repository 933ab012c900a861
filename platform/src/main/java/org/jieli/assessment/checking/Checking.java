package org.jieli.assessment.checking;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.Check;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the checks of a report, and takes explanations. Every way to submit goes through here. */
@Service
@Transactional
public class Checking {

    private static final int LONGEST = 1000;
    private static final int SHORTEST = 4;

    private final Cells cells;
    private final Reports reports;
    private final PeerRanges peers;
    private final ExplanationRepository explanations;
    private final Clock clock;

    Checking(Cells cells, Reports reports, PeerRanges peers, ExplanationRepository explanations, Clock clock) {
        this.cells = cells;
        this.reports = reports;
        this.peers = peers;
        this.explanations = explanations;
        this.clock = clock;
    }

    /** A report with what its checks say. */
    public record Checked(Reports.Opened opened, CheckReport report) {}

    @Transactional(readOnly = true)
    public Checked check(UUID reportId) {
        Reports.Opened opened = reports.read(reportId);
        return new Checked(opened, check(opened));
    }

    /** The checks of a report that the caller holds. */
    @Transactional(readOnly = true)
    public CheckReport check(Reports.Opened opened) {
        Map<String, CellValue> values = cells.values(opened);
        Operands operands = operands(opened, values);
        List<Check.Result> results = opened.form().checks().stream()
                .map(check -> check.ask(operands))
                .toList();
        Map<String, Check.Result> byId = new HashMap<>();
        results.forEach(result -> byId.put(result.check().rule().id(), result));
        Map<String, Explanation> valid = new HashMap<>();
        Map<String, Explanation> lapsed = new HashMap<>();
        explanations.of(opened.report().id()).forEach(explanation -> {
            Check.Result result = byId.get(explanation.checkId());
            boolean holds = result != null && result.operands().equals(explanation.operands());
            (holds ? valid : lapsed).put(explanation.checkId(), explanation);
        });
        return new CheckReport(blanks(opened, values), results, valid, lapsed);
    }

    /**
     * Explains a plausibility check that fails on the present figures; the explanation falls away when they change.
     * {@link CommonFault#NOT_FOUND} when no such check fails.
     */
    public void explain(UUID reportId, String checkId, String typed) {
        Reports.Opened opened = reports.toFill(reportId);
        Check.Result failed = check(opened).results().stream()
                .filter(result -> result.check().rule().id().equals(checkId) && result.asksForExplanation())
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        String words = typed.strip();
        if (words.isEmpty()) {
            explanations.remove(reportId, checkId);
            return;
        }
        if (words.length() < SHORTEST || words.length() > LONGEST) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(FieldFault.of("words", "assessment.explanation-length", SHORTEST, LONGEST)));
        }
        explanations.put(
                reportId,
                new Explanation(
                        checkId,
                        failed.operands(),
                        words,
                        CurrentAccess.require().personName(),
                        clock.instant()));
    }

    /** What the formulas of a report may name, with these values in its cells. */
    @Transactional(readOnly = true)
    public Operands operands(Reports.Opened opened, Map<String, CellValue> values) {
        Map<String, CellValue> last = reports.lastPeriod(opened)
                .map(report -> cells.values(new Reports.Opened(report, opened.task(), opened.form())))
                .orElse(Map.of());
        return Operands.of(values)
                .lastPeriod(last)
                .peers(peers.of(opened))
                .period(opened.task().period())
                .kind(opened.report().unit().tier(), opened.report().unit().tcm());
    }

    /** 各表中所有数据均需填报: what is not 选填 must hold something. */
    private static List<FormRow> blanks(Reports.Opened opened, Map<String, CellValue> values) {
        return opened.form().itemsFor(opened.report().unit().tcm()).stream()
                .filter(item -> !item.optional())
                .filter(item ->
                        values.getOrDefault(item.requireCode(), CellValue.BLANK).isBlank())
                .toList();
    }
}
