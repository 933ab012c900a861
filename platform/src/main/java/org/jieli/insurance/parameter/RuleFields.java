package org.jieli.insurance.parameter;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jieli.insurance.rules.BenefitRules;
import org.jspecify.annotations.Nullable;

/**
 * Writes rules as plain fields, one value a path, e.g. {@code levels[2].segments[1].rate} = 85. Shares are written as percentages, a chosen one
 * of several as {@code levels[0].areas.LOCAL} = on, a part that may be missing as {@code outpatient.present} = on.
 */
final class RuleFields {

    static final String ON = "on";
    static final String PRESENT = ".present";

    private static final Pattern SHARE =
            Pattern.compile("(?i).*(rate|rates|rateThere|rateAbove|points|share|factor)(\\.[A-Z0-9_]+)?");

    private final boolean byCode;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private RuleFields(boolean byCode) {
        this.byCode = byCode;
    }

    /** For a form: rows of a list by their place. */
    static Map<String, String> of(BenefitRules rules) {
        RuleFields writer = new RuleFields(false);
        writer.record("", rules);
        return writer.fields;
    }

    /** For comparison: rows of a list by their code, e.g. {@code levels[TOWNSHIP].name}. */
    static Map<String, String> byCode(BenefitRules rules) {
        RuleFields writer = new RuleFields(true);
        writer.record("", rules);
        return writer.fields;
    }

    /** Whether the value of a path is a percentage. */
    static boolean isShare(String path) {
        return SHARE.matcher(path).matches();
    }

    static boolean mayBeMissing(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    static boolean isRecord(Type type) {
        return type instanceof Class<?> known && known.isRecord();
    }

    private void record(String path, Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object inside = read(component, value);
            if (inside instanceof Record && mayBeMissing(component)) {
                fields.put(name + PRESENT, ON);
            }
            value(name, inside, component.getGenericType());
        }
    }

    private void value(String path, @Nullable Object value, Type type) {
        switch (value) {
            case null -> {}
            case Record inside -> record(path, inside);
            case Map<?, ?> map -> map(path, map);
            case Collection<?> list -> list(path, list, ((ParameterizedType) type).getActualTypeArguments()[0]);
            case Boolean yes -> {
                if (yes) {
                    fields.put(path, ON);
                }
            }
            default -> fields.put(path, text(path, value));
        }
    }

    private void map(String path, Map<?, ?> map) {
        map.forEach((key, value) -> {
            String inside = path + "." + (key instanceof Enum<?> constant ? constant.name() : key);
            if (value instanceof Record row) {
                fields.put(inside + PRESENT, ON);
                record(inside, row);
            } else {
                fields.put(inside, text(inside, value));
            }
        });
    }

    private void list(String path, Collection<?> list, Type of) {
        if (of instanceof Class<?> known && known.isEnum()) {
            list.forEach(each -> fields.put(path + "." + ((Enum<?>) each).name(), ON));
        } else if (isRecord(of)) {
            int place = 0;
            for (Object each : list) {
                Record row = (Record) each;
                record(path + "[" + (byCode ? code(row, place) : String.valueOf(place)) + "]", row);
                place++;
            }
        } else if (!list.isEmpty()) {
            fields.put(
                    path,
                    String.join(
                            ", ", list.stream().map(each -> text(path, each)).toList()));
        }
    }

    private static String code(Record row, int place) {
        for (String name : List.of("code", "name")) {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return String.valueOf(read(component, row));
                }
            }
        }
        return String.valueOf(place);
    }

    private static String text(String path, Object value) {
        if (value instanceof BigDecimal number) {
            return plain(isShare(path) ? number.movePointRight(2) : number);
        }
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static @Nullable Object read(RecordComponent component, Record value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
