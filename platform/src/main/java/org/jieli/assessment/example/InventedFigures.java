package org.jieli.assessment.example;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.form.Formula;
import org.jieli.assessment.form.ItemType;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.form.Period;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Invents the figures of a report from a size and a randomness of its own: the same number gives the same report. */
@Component
class InventedFigures {

    private static final int YES_IN_TEN = 8;

    private final Map<String, Figure> area;
    private final Map<String, Figure> hospital;

    InventedFigures() throws IOException {
        try (InputStream content =
                new ClassPathResource("org/jieli/assessment/example/2019/figures.yaml").getInputStream()) {
            FigureFile file = Forms.read(content, FigureFile.class);
            this.area = compiled(file.area());
            this.hospital = compiled(file.hospital());
        }
    }

    private record FigureFile(LinkedHashMap<String, List<String>> area, LinkedHashMap<String, List<String>> hospital) {}

    private record Figure(Formula base, double low, double high) {}

    /**
     * The cells of a form that a unit sees.
     *
     * @param size population of an area, beds of a hospital
     * @param known what is not to be invented, such as the name
     */
    Map<String, CellValue> of(Form form, boolean tcm, long size, Period period, Map<String, String> known, long seed) {
        Random random = new Random(seed);
        Map<String, Figure> figures = form.item("registered_population").isPresent() ? area : hospital;
        Map<String, CellValue> cells = new HashMap<>();
        Map<String, CellValue> all = new HashMap<>(Map.of(
                "size", new CellValue.Amount(BigDecimal.valueOf(size)),
                "days", new CellValue.Amount(BigDecimal.valueOf(period.days())),
                "working_days", new CellValue.Amount(BigDecimal.valueOf(period.workingDays()))));
        figures.forEach((code, figure) -> {
            BigDecimal base = figure.base().number(Operands.of(all));
            double factor = figure.low() + (figure.high() - figure.low()) * random.nextDouble();
            BigDecimal value =
                    base == null ? BigDecimal.ZERO : base.multiply(BigDecimal.valueOf(factor), MathContext.DECIMAL64);
            CellValue.Amount amount = new CellValue.Amount(rounded(form, code, value));
            all.put(code, amount);
        });
        form.itemsFor(tcm)
                .forEach(item -> cells.put(item.requireCode(), cell(item, all.get(item.requireCode()), known, random)));
        return cells;
    }

    private static CellValue cell(
            FormRow item,
            @org.jspecify.annotations.Nullable CellValue invented,
            Map<String, String> known,
            Random random) {
        String given = known.get(item.requireCode());
        if (given != null) {
            return CellValue.stored(item.requireType(), given);
        }
        return switch (item.requireType()) {
            case COUNT, DECIMAL, MONEY, PERCENT ->
                invented == null ? new CellValue.Amount(BigDecimal.valueOf(random.nextInt(4))) : invented;
            case YESNO -> new CellValue.Answer(random.nextInt(10) < YES_IN_TEN);
            case CHOICE -> new CellValue.Words(item.options().getFirst());
            case TEXT, CODE -> new CellValue.Words("示范");
        };
    }

    private static BigDecimal rounded(Form form, String code, BigDecimal value) {
        ItemType type = form.item(code).map(FormRow::requireType).orElse(ItemType.DECIMAL);
        int decimals = type == ItemType.COUNT
                ? 0
                : form.item(code)
                        .map(FormRow::decimals)
                        .filter(known -> known != null)
                        .orElse(2);
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** A formula may name what stands above it. */
    private static Map<String, Figure> compiled(Map<String, List<String>> figures) {
        Map<String, BuiltInType> names = new HashMap<>();
        Stream.of("size", "days", "working_days").forEach(name -> names.put(name, BuiltInType.NUMBER));
        Map<String, Figure> compiled = new LinkedHashMap<>();
        figures.forEach((code, figure) -> {
            compiled.put(
                    code,
                    new Figure(
                            Formula.of(figure.get(0), names),
                            Double.parseDouble(figure.get(1)),
                            Double.parseDouble(figure.get(2))));
            names.put(code, BuiltInType.NUMBER);
        });
        return compiled;
    }
}
