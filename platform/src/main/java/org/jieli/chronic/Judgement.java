package org.jieli.chronic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.chronic.programme.Classification;
import org.jieli.chronic.programme.Classification.Proposal;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.chronic.programme.Settings;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What a finished follow-up must satisfy: possible values, measured where the plan asks for it, and classed as the values allow; pure. */
final class Judgement {

    private static final int LONGEST_NOTE = 2000;

    private final ProgrammeTables tables;
    private final Classification classification;
    private final FollowUpForm form;
    private final Map<ChronicProgramme, Proposal> proposals = new LinkedHashMap<>();
    private final Map<ChronicProgramme, ControlState> chosen = new LinkedHashMap<>();
    private final List<FieldFault> faults = new ArrayList<>();

    private Judgement(ProgrammeTables tables, Classification classification, FollowUpForm form) {
        this.tables = tables;
        this.classification = classification;
        this.form = form;
    }

    /**
     * Judges a form.
     *
     * @param served the programmes that the follow-up is for; empty where the plan says it in words
     * @param programmes all that the person is in
     */
    static Judgement of(
            FollowUpForm form,
            String purpose,
            Collection<ChronicProgramme> served,
            Set<ChronicProgramme> programmes,
            int age,
            Settings settings,
            ProgrammeTables tables,
            Classification classification) {
        Judgement judgement = new Judgement(tables, classification, form);
        judgement.checkValues();
        Collection<ChronicProgramme> judged = served.isEmpty() ? List.of(ChronicProgramme.values()) : served;
        Classification.Found found =
                new Classification.Found(form.values(), form.findings(), form.isAdverse(), form.isComplication());
        judged.forEach(
                each -> judgement.proposals.put(each, classification.propose(each, found, age, programmes, settings)));
        if (served.isEmpty()) {
            judgement.checkWords(purpose);
        } else {
            served.forEach(judgement::checkProgramme);
        }
        return judgement;
    }

    List<FieldFault> faults() {
        return faults;
    }

    Map<ChronicProgramme, Proposal> proposals() {
        return proposals;
    }

    /** The class of each programme; complete when there are no faults. */
    Map<ChronicProgramme, ControlState> chosen() {
        return chosen;
    }

    /** The weightiest of all classes; what could not be measured weighs least. */
    String outcome() {
        return chosen.values().stream()
                .filter(state -> state != ControlState.NOT_MEASURED)
                .max(ControlState::compareTo)
                .map(ControlState::code)
                .orElseGet(() -> chosen.isEmpty() ? String.valueOf(form.outcome()) : ControlState.NOT_MEASURED.code());
    }

    private void checkValues() {
        Map<String, BigDecimal> values = form.values();
        values.forEach((name, value) -> {
            ProgrammeTables.Measurement known = tables.measurement(name);
            if (known == null) {
                faults.add(FieldFault.of(name, "chronic.measurement-unknown", name));
            } else if (!known.isPossible(value)) {
                faults.add(FieldFault.of(name, "chronic.out-of-range", known.minimum(), known.maximum()));
            }
        });
        Integer systolic = form.systolic();
        Integer diastolic = form.diastolic();
        if (systolic != null && diastolic != null && diastolic >= systolic) {
            faults.add(FieldFault.of("diastolic", "chronic.diastolic-above"));
        }
        tooLong("note", form.note());
        tooLong("intervention", form.intervention());
        word("adverseReaction", form.adverseReaction(), Set.of("NONE", "MANAGEABLE", FollowUpForm.HARD));
        word("complication", form.complication(), Set.of("NONE", "NEW_OR_WORSE"));
        word("adherence", form.adherence(), Set.of("REGULAR", "IRREGULAR", "NONE"));
    }

    private void tooLong(String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST_NOTE) {
            faults.add(FieldFault.of(field, "common.too-long", LONGEST_NOTE));
        }
    }

    private void word(String field, @Nullable String typed, Set<String> known) {
        if (typed != null && !known.contains(typed)) {
            faults.add(FieldFault.of(field, "common.unreadable"));
        }
    }

    /** A plan in words: what its words ask for is measured, and "controlled" agrees with every value. */
    private void checkWords(String purpose) {
        ControlState state = ControlState.of(form.outcome());
        if (state == null) {
            faults.add(FieldFault.of("outcome", "chronic.outcome-missing"));
        }
        if (state != ControlState.NOT_MEASURED) {
            checkMeasured(tables.needed(purpose));
        } else {
            checkWhy();
        }
        if (state == ControlState.CONTROLLED) {
            proposals.values().forEach(each -> misses("outcome", each));
        }
    }

    private void checkProgramme(ChronicProgramme programme) {
        String path = form.outcomes().containsKey(programme) ? "outcomes." + programme : "outcome";
        ControlState state = ControlState.of(form.outcome(programme));
        Proposal proposal = proposals.get(programme);
        if (state == ControlState.NOT_MEASURED) {
            checkWhy();
        } else {
            checkMeasured(tables.fields(programme).stream()
                    .filter(ProgrammeTables.Field::required)
                    .map(ProgrammeTables.Field::measurement)
                    .toList());
        }
        if (state == null) {
            add(FieldFault.of(path, "chronic.outcome-missing"));
            return;
        }
        chosen.put(programme, state);
        ControlState proposed = proposal == null ? null : proposal.state();
        if (proposal == null || proposed == null || classification.isAllowed(proposed, state)) {
            return;
        }
        if (proposed == ControlState.NOT_CONTROLLED && !proposal.misses().isEmpty()) {
            misses(path, proposal);
        } else if (faults.isEmpty()) {
            add(FieldFault.of(path, "chronic.class-against-" + proposed.code()));
        }
    }

    /** A value that cannot be right is not judged. */
    private void misses(String path, Proposal proposal) {
        for (Classification.Miss miss : proposal.misses()) {
            String name = miss.target().measurement();
            if (faults.stream().anyMatch(fault -> fault.path().equals(name))) {
                continue;
            }
            String value = miss.value().stripTrailingZeros().toPlainString();
            BigDecimal above = miss.target().above();
            if (above != null && miss.target().isTooLow(miss.value())) {
                add(FieldFault.of(
                        path,
                        "chronic.too-low-" + name,
                        value,
                        above.toPlainString(),
                        miss.target().source()));
            } else {
                String below = miss.target().below().toPlainString();
                add(FieldFault.of(
                        path,
                        "chronic.too-high-" + name,
                        value,
                        below,
                        miss.target().source()));
            }
        }
    }

    /** One half of a blood pressure asks for the other. */
    private void checkMeasured(List<String> needed) {
        boolean half = (form.systolic() == null) != (form.diastolic() == null);
        Map<String, BigDecimal> values = form.values();
        for (String name : List.of("systolic", "diastolic")) {
            if (half && !values.containsKey(name)) {
                add(FieldFault.of(name, "chronic.half-pressure"));
            }
        }
        for (String name : needed) {
            if (!values.containsKey(name) && !(half && (name.equals("systolic") || name.equals("diastolic")))) {
                add(FieldFault.of(name, "chronic.not-measured"));
            }
        }
    }

    private void checkWhy() {
        if (form.note() == null || form.note().isBlank()) {
            add(FieldFault.of("note", "chronic.why-not-measured"));
        }
    }

    private void add(FieldFault fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
