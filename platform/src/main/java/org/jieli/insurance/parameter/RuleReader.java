package org.jieli.insurance.parameter;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** Reads rules back from the fields of {@link RuleFields} as somebody typed them; what cannot be read is a fault of its field. */
final class RuleReader {

    private static final int LONGEST = 500;
    private static final Pattern THOUSANDS = Pattern.compile("(?<!\\d)([1-9]\\d{0,2})[, ](\\d{3})(?!\\d)");

    private final RuleForm form;
    private final TypedNumbers numbers = new TypedNumbers();
    private final List<FieldFault> faults = new ArrayList<>();

    RuleReader(RuleForm form) {
        this.form = form;
    }

    /** The rules; with faults, what is missing in them is null. */
    BenefitRules read() {
        return (BenefitRules) record("", BenefitRules.class);
    }

    List<FieldFault> faults() {
        return Stream.concat(numbers.faults().stream(), faults.stream()).toList();
    }

    private Object record(String path, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
            boolean optional = RuleFields.mayBeMissing(components[i]);
            values[i] = value(name, components[i].getGenericType(), optional);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object value(String path, Type type, boolean optional) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return arguments.length == 2
                    ? map(path, (Class<?>) arguments[0], (Class<?>) arguments[1])
                    : list(path, (Class<?>) arguments[0], generic.getRawType());
        }
        Class<?> known = (Class<?>) type;
        if (known.isRecord()) {
            return optional && !form.isOn(path + RuleFields.PRESENT) ? null : record(path, known);
        }
        return known == boolean.class ? (Object) form.isOn(path) : one(path, form.get(path), known, optional);
    }

    private @Nullable Object one(String path, String typed, Class<?> type, boolean optional) {
        int before = faults().size();
        Object value;
        if (type == BigDecimal.class) {
            BigDecimal number = numbers.decimal(path, typed);
            value = number == null || !RuleFields.isShare(path) ? number : number.movePointLeft(2);
        } else if (type == int.class || type == Integer.class) {
            value = numbers.whole(path, typed);
        } else if (type.isEnum()) {
            value = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(typed))
                    .findFirst()
                    .orElse(null);
        } else {
            value = typed.isEmpty() ? null : typed;
        }
        if (typed.length() > LONGEST) {
            faults.add(FieldFault.of(path, "common.too-long", LONGEST));
        } else if (value == null && !optional && faults().size() == before) {
            faults.add(FieldFault.of(path, "common.required"));
        }
        return value == null && type == int.class ? Integer.valueOf(0) : value;
    }

    private Object list(String path, Class<?> of, Type collection) {
        List<Object> list = new ArrayList<>();
        if (of.isEnum()) {
            Arrays.stream(of.getEnumConstants())
                    .filter(constant -> form.isOn(path + "." + ((Enum<?>) constant).name()))
                    .forEach(list::add);
        } else if (of.isRecord()) {
            for (int i = 0; i < form.rows(path); i++) {
                list.add(record(path + "[" + i + "]", of));
            }
        } else {
            if (of == BigDecimal.class && isUnclear(form.get(path))) {
                faults.add(FieldFault.of(path, "insurance.rules-comma-unclear"));
            }
            for (String part : form.get(path).split("[,，、;；\\s]+")) {
                if (!part.isEmpty()) {
                    list.add(Objects.requireNonNullElse(one(path, part, of, false), part));
                }
            }
        }
        if (!faults().isEmpty()) {
            list.removeIf(each -> of == BigDecimal.class && !(each instanceof BigDecimal));
        }
        return collection == java.util.Set.class ? new LinkedHashSet<>(list) : list;
    }

    /** Whether a separator may as well stand between thousands: amounts of later stays are not above those of earlier ones. */
    private static boolean isUnclear(String typed) {
        return THOUSANDS
                .matcher(typed)
                .results()
                .anyMatch(found -> found.group(2).startsWith("0")
                        || Integer.parseInt(found.group(1)) < Integer.parseInt(found.group(2)));
    }

    private Map<Object, Object> map(String path, Class<?> key, Class<?> of) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (key.isEnum()) {
            for (Object constant : key.getEnumConstants()) {
                entry(map, path + "." + ((Enum<?>) constant).name(), constant, of);
            }
        } else {
            form.keysUnder(path).forEach(name -> entry(map, path + "." + name, name, of));
        }
        return map;
    }

    private void entry(Map<Object, Object> map, String path, Object key, Class<?> of) {
        Object value = null;
        if (of.isRecord()) {
            value = form.isOn(path + RuleFields.PRESENT) ? record(path, of) : null;
        } else if (!form.get(path).isEmpty()) {
            value = one(path, form.get(path), of, true);
        }
        if (value != null) {
            map.put(key, value);
        }
    }
}
