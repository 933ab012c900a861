package org.jieli.criteria;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.criteria.Advice.Level;
import org.jieli.criteria.Advice.Reason;

/** Asks tables about a case and weighs what they say; pure. */
final class Weighing {

    private static final String EXEMPTION = "exemption";
    private static final String UNCERTAIN = "U";
    private static final Comparator<Reason> WEIGHTIEST_FIRST =
            Comparator.comparing(Reason::level).reversed();

    private Weighing() {}

    /** The advice of these tables; rows of confidence U speak only where {@code uncertainToo}. */
    static Advice of(List<CompiledTable> tables, Case patient, boolean uncertainToo) {
        Map<String, Object> values = values(patient);
        List<Reason> reasons = new ArrayList<>();
        List<Reason> exemptions = new ArrayList<>();
        for (CompiledTable table : tables) {
            List<Reason> into = table.name().equals(EXEMPTION) ? exemptions : reasons;
            for (Reason reason : table.maySpeak(values) ? table.ask(values) : List.<Reason>of()) {
                if (uncertainToo || !reason.confidence().equals(UNCERTAIN)) {
                    into.add(reason);
                }
            }
        }
        reasons.sort(WEIGHTIEST_FIRST);
        Level level = reasons.isEmpty() ? Level.TREAT_HERE : reasons.getFirst().level();
        return new Advice(level, List.copyOf(reasons), List.copyOf(exemptions));
    }

    /** The inputs of the tables by name, as FEEL knows them. */
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
