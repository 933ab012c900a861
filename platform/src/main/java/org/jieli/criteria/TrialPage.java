package org.jieli.criteria;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.criteria.Advice.Reason;
import org.jieli.criteria.Criteria.Finding;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Example values, and what two versions of a table say to them; the answers are null until values are typed. */
record TrialPage(
        TableVersion inForce,
        TableVersion tried,
        Set<String> inputs,
        Set<String> findingCodes,
        Vocabulary vocabulary,
        CellWords words,
        TrialForm form,
        List<FieldFault> faults,
        @Nullable List<Reason> before,
        @Nullable List<Reason> after) {

    static Set<String> findingCodes(CompiledTable... tables) {
        return java.util.Arrays.stream(tables)
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.tests().stream())
                .flatMap(test -> ShortForm.findings(test).stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    List<Measurement> measurements() {
        return vocabulary.measurements().stream()
                .filter(measurement -> inputs.contains(measurement.name()))
                .toList();
    }

    List<Finding> findings() {
        return vocabulary.findings().stream()
                .filter(finding -> findingCodes.contains(finding.code()))
                .toList();
    }

    boolean asks(String input) {
        return inputs.contains(input);
    }

    boolean comparesTwo() {
        return !inForce.id().equals(tried.id());
    }
}
