package org.jieli.assessment.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands in an appraisal beside its units: its name, state and experts. */
@Service
@Transactional(readOnly = true)
class ReadingAppraisals {

    private final AppraisalRepository appraisals;

    ReadingAppraisals(AppraisalRepository appraisals) {
        this.appraisals = appraisals;
    }

    /** Who may read its units is asked where they are read. */
    Appraisal require(UUID id) {
        return appraisals.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    List<Appraisal> led() {
        ReportAccess.requireLead();
        return appraisals.led(CurrentAccess.require().division());
    }

    List<AppraisalRepository.Expert> experts(UUID id) {
        return appraisals.experts(id);
    }

    /** Names of the appraisals whose results the asker sees. */
    Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        appraisals.fedBack().stream().map(ScoredUnit::appraisalId).distinct().forEach(id -> appraisals
                .find(id)
                .ifPresent(appraisal -> names.put(id, appraisal.name())));
        return names;
    }
}
