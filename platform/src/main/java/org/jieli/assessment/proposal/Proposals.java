package org.jieli.assessment.proposal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.Reports;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes values for the cells of a report; a reporter takes them over one by one, or enters another and sees the difference. */
@Service
@Transactional(readOnly = true)
public class Proposals {

    private final KnownFacts facts;
    private final SumsBelow sums;

    Proposals(KnownFacts facts, SumsBelow sums) {
        this.facts = facts;
        this.sums = sums;
    }

    /** By item; a sum of the units below goes before what the registers know. */
    public Map<String, Proposal> of(Reports.Opened opened) {
        Map<String, Proposal> proposals = new HashMap<>(facts.of(opened));
        if (opened.report().unit().form().equals("province")) {
            Set<String> summed = opened.form().items().values().stream()
                    .filter(FormRow::isSummed)
                    .map(FormRow::requireCode)
                    .collect(Collectors.toSet());
            proposals.putAll(sums.of(opened.task().id(), opened.report().unit().division(), summed));
        }
        return proposals;
    }
}
