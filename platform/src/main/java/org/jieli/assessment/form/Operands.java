package org.jieli.assessment.form;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.FEELImpl;

/** What formulas of one report may name: its figures, those of the last period, the fences of its peers, and the period itself. */
public final class Operands {

    public static final String LAST = "last_";
    public static final String PEER_LOW = "peer_low_";
    public static final String PEER_HIGH = "peer_high_";

    private final Map<String, Object> values = new HashMap<>();
    private @Nullable EvaluationContext context;

    private Operands() {}

    /** The figures of a report; empty cells and {@code --} have no value. */
    public static Operands of(Map<String, CellValue> cells) {
        Operands operands = new Operands();
        operands.put("", cells);
        return operands;
    }

    public Operands lastPeriod(Map<String, CellValue> cells) {
        put(LAST, cells);
        return this;
    }

    public Operands peers(Map<String, PeerRange> ranges) {
        ranges.forEach((code, range) -> {
            values.put(PEER_LOW + code, range.low());
            values.put(PEER_HIGH + code, range.high());
        });
        return this;
    }

    public Operands period(Period period) {
        values.put("days", BigDecimal.valueOf(period.days()));
        values.put("working_days", BigDecimal.valueOf(period.workingDays()));
        return this;
    }

    /** The kind of unit: {@code tier} as TERTIARY, SECONDARY, PRIMARY or NONE, and whether it is a hospital of Chinese medicine. */
    public Operands kind(String tier, boolean tcm) {
        values.put("tier", tier);
        values.put("tcm", tcm);
        return this;
    }

    public @Nullable Object get(String name) {
        return values.get(name);
    }

    EvaluationContext context(FEELImpl feel) {
        EvaluationContext known = context;
        if (known == null) {
            known = feel.newEvaluationContext(List.of(), values);
            context = known;
        }
        return known;
    }

    private void put(String prefix, Map<String, CellValue> cells) {
        cells.forEach((code, cell) -> {
            switch (cell) {
                case CellValue.Amount amount -> values.put(prefix + code, amount.number());
                case CellValue.Answer answer -> values.put(prefix + code, answer.yes());
                case CellValue.Words words -> values.put(prefix + code, words.text());
                case CellValue.Blank blank -> {}
                case CellValue.NotCounted missing -> {}
            }
        });
    }
}
