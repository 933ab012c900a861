package org.jieli.terminology;

import java.util.List;
import java.util.Optional;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;

/** The diagnoses in memory: a doctor searches at every visit, an edition changes once a year. */
@Service
@DependsOn("org.jieli.terminology.ShippedDiagnoses")
class CachedDiagnoses implements Diagnoses {

    private final CachedSnapshot<DiagnosisIndex> index;

    CachedDiagnoses(DiagnosisRepository repository, Revisions revisions) {
        var commonNames = CommonNames.shipped();
        this.index = revisions.snapshot("terminology", () -> new DiagnosisIndex(repository.diagnoses(), commonNames));
    }

    @Override
    public Optional<Diagnosis> find(String code) {
        return index.get().find(code);
    }

    @Override
    public List<Diagnosis> search(String text, int limit) {
        return index.get().search(text, limit);
    }

    void changed() {
        index.changed();
    }
}
