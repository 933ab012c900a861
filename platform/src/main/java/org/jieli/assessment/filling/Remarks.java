package org.jieli.assessment.filling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers say of single cells, and what is answered. */
@Service
@Transactional
public class Remarks {

    private static final int LONGEST = 500;

    private final RemarkRepository remarks;
    private final Reports reports;
    private final Clock clock;

    Remarks(RemarkRepository remarks, Reports reports, Clock clock) {
        this.remarks = remarks;
        this.reports = reports;
        this.clock = clock;
    }

    /** All remarks on a report within the asker's reach, the latest version's first. */
    @Transactional(readOnly = true)
    public List<Remark> of(UUID reportId) {
        return remarks.of(reports.read(reportId).report().id());
    }

    /** Those on the version that was remarked last, by item. */
    static Map<String, Remark> latest(List<Remark> all) {
        int last = all.stream().mapToInt(Remark::submission).max().orElse(0);
        Map<String, Remark> latest = new LinkedHashMap<>();
        all.stream().filter(remark -> remark.submission() == last).forEach(remark -> latest.put(remark.item(), remark));
        return latest;
    }

    /**
     * Keeps a reviewer's remarks on the last version of a report that the caller holds.
     *
     * @param words by item; the empty ones are left out; a fault's path is {@code remarks.<item>}
     */
    public void add(Reports.Opened opened, Map<String, String> words) {
        List<FieldFault> faults = new ArrayList<>();
        List<Remark> said = new ArrayList<>();
        words.forEach((item, typed) -> {
            String path = "remarks." + item;
            String text = typed.strip();
            if (opened.form().item(item).isEmpty()) {
                faults.add(FieldFault.of(path, "assessment.not-asked"));
            } else if (text.length() > LONGEST) {
                faults.add(FieldFault.of(path, "common.too-long", LONGEST));
            } else if (!text.isEmpty()) {
                said.add(remark(opened, item, text));
            }
        });
        Fault.throwIfAny(faults);
        said.forEach(remark -> remarks.add(opened.report().id(), remark));
    }

    /** The filler's words to a remark, the item of which is told; they may be changed until the report is submitted. */
    public String answer(UUID reportId, UUID remarkId, String typed) {
        Reports.Opened opened = reports.toFill(reportId);
        String words = typed.strip();
        if (words.isEmpty()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("words", "common.required")));
        }
        if (words.length() > LONGEST) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("words", "common.too-long", LONGEST)));
        }
        String by = CurrentAccess.require().personName();
        return remarks.answer(opened.report().id(), remarkId, words, by, clock.instant())
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private Remark remark(Reports.Opened opened, String item, String words) {
        return new Remark(
                Identifiers.next(),
                opened.report().submissions(),
                item,
                words,
                CurrentAccess.require().personName(),
                clock.instant(),
                null,
                null,
                null,
                false);
    }
}
