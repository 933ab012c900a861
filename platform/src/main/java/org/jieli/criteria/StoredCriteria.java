package org.jieli.criteria;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.criteria.Advice.Level;
import org.jieli.criteria.Advice.Reason;
import org.springframework.stereotype.Service;

/** Asks every table in force on the day of the case, and weighs what they say. */
@Service
class StoredCriteria implements Criteria {

    private static final String EXEMPTION = "exemption";

    private final DecisionTables tables;
    private final Vocabulary vocabulary = Vocabulary.shipped();

    StoredCriteria(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Advice advise(Case patient) {
        Map<String, Object> values = values(patient);
        List<Reason> reasons = new ArrayList<>();
        List<Reason> exemptions = new ArrayList<>();
        for (CompiledTable table : tables.inForce(patient.on())) {
            (table.name().equals(EXEMPTION) ? exemptions : reasons).addAll(table.ask(values));
        }
        reasons.sort(Comparator.comparing(Reason::level).reversed());
        Level level = reasons.isEmpty() ? Level.TREAT_HERE : reasons.getFirst().level();
        return new Advice(level, List.copyOf(reasons), List.copyOf(exemptions));
    }

    @Override
    public List<Finding> findings() {
        return vocabulary.findings();
    }

    @Override
    public List<String> measurements() {
        return vocabulary.measurements().stream()
                .map(Vocabulary.Measurement::name)
                .toList();
    }

    static Map<String, Object> values(Case patient) {
        Map<String, Object> values = new HashMap<>(patient.measurements());
        values.put("age", patient.ageYears());
        values.put("pregnant", patient.pregnant());
        values.put("diagnoses", patient.diagnoses());
        values.put("findings", List.copyOf(patient.findings()));
        values.put("uncontrolled", patient.uncontrolledFollowUps());
        values.put(
                "capability",
                patient.capability() == null ? null : patient.capability().name());
        return values;
    }
}
