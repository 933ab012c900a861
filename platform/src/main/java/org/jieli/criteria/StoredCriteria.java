package org.jieli.criteria;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Asks every table in force on the day of the case, and weighs what they say. */
@Service
class StoredCriteria implements Criteria {

    private final DecisionTables tables;
    private final boolean uncertainToo;
    private final Vocabulary vocabulary = Vocabulary.shipped();

    /** {@code jieli.criteria.uncertain}: whether rows of confidence U speak, which no default may allow. */
    StoredCriteria(DecisionTables tables, @Value("${jieli.criteria.uncertain:false}") boolean uncertainToo) {
        this.tables = tables;
        this.uncertainToo = uncertainToo;
    }

    @Override
    public Advice advise(Case patient) {
        return Weighing.of(tables.inForce(patient.on()), patient, uncertainToo);
    }

    @Override
    public List<Finding> findings() {
        return vocabulary.findings();
    }

    @Override
    public List<Measurement> measurements() {
        return vocabulary.measurements();
    }
}
