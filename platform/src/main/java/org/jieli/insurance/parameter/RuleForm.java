package org.jieli.insurance.parameter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Confidence;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** A version as it was typed: its head under {@code name}, {@code year}, {@code from} …, its rules under the paths of {@link RuleFields}. */
record RuleForm(Map<String, String> typed) {

    private static final Pattern ROW = Pattern.compile("(.*)\\[(\\d{1,3})]");
    private static final int MOST_ROWS = 60;

    static RuleForm of(StoredRuleSet stored) {
        RuleSet set = stored.set();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("revision", String.valueOf(stored.revision()));
        typed.put("name", set.name());
        typed.put("year", String.valueOf(set.year()));
        typed.put("from", set.from().toString());
        typed.put("to", set.to() == null ? "" : set.to().toString());
        typed.put("source", set.source());
        typed.put("confidence", set.confidence().name());
        typed.putAll(RuleFields.of(set.rules()));
        return new RuleForm(typed);
    }

    String get(String path) {
        String text = typed.get(path);
        return text == null ? "" : text.strip();
    }

    boolean isOn(String path) {
        return RuleFields.ON.equals(typed.get(path));
    }

    int revision() {
        return get("revision").matches("\\d{1,9}") ? Integer.parseInt(get("revision")) : 0;
    }

    /** How many rows a list has. */
    int rows(String list) {
        int rows = 0;
        while (rows < MOST_ROWS && has(list + "[" + rows + "]")) {
            rows++;
        }
        return rows;
    }

    private boolean has(String row) {
        return typed.keySet().stream().anyMatch(path -> path.startsWith(row));
    }

    /** The names that stand directly under a path, e.g. the level codes under {@code outpatient.rates}. */
    List<String> keysUnder(String path) {
        return typed.keySet().stream()
                .filter(name -> name.startsWith(path + "."))
                .map(name -> name.substring(path.length() + 1))
                .toList();
    }

    /** The level codes to ask rates for: those of the levels, and those for which a rate is there already. */
    Set<String> levelCodes(String rates) {
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i < rows("levels"); i++) {
            codes.add(get("levels[" + i + "].code"));
        }
        codes.addAll(keysUnder(rates));
        codes.remove("");
        return codes;
    }

    String levelName(String code) {
        for (int i = 0; i < rows("levels"); i++) {
            if (get("levels[" + i + "].code").equals(code)) {
                return get("levels[" + i + "].name");
            }
        }
        return code;
    }

    /** With one more, empty row at the end of a list. */
    RuleForm withRow(String list) {
        Map<String, String> more = new LinkedHashMap<>(typed);
        int row = rows(list);
        if (row < MOST_ROWS) {
            more.put(list + "[" + row + "].code", "");
        }
        return new RuleForm(more);
    }

    /** Without a row; those after it move up. */
    RuleForm withoutRow(String row) {
        Matcher place = ROW.matcher(row);
        if (!place.matches()) {
            return this;
        }
        String list = place.group(1);
        int gone = Integer.parseInt(place.group(2));
        Pattern inList = Pattern.compile(Pattern.quote(list) + "\\[(\\d{1,3})](.*)");
        Map<String, String> fewer = new LinkedHashMap<>();
        typed.forEach((path, text) -> {
            Matcher found = inList.matcher(path);
            int at = found.matches() ? Integer.parseInt(found.group(1)) : -1;
            if (at < gone) {
                fewer.put(path, text);
            } else if (at > gone) {
                fewer.put(list + "[" + (at - 1) + "]" + found.group(2), text);
            }
        });
        return new RuleForm(fewer);
    }

    /**
     * The version that was typed.
     *
     * @throws Fault with the fields that cannot be read
     */
    RuleSet read(RuleSet base) {
        List<FieldFault> faults = new ArrayList<>();
        TypedNumbers numbers = new TypedNumbers();
        Integer year = numbers.whole("year", get("year"));
        Stream.of("name", "year", "from", "source")
                .filter(field -> get(field).isEmpty())
                .forEach(field -> faults.add(FieldFault.of(field, "common.required")));
        LocalDate from = date("from", faults);
        LocalDate to = date("to", faults);
        RuleReader reader = new RuleReader(this);
        var rules = reader.read();
        Fault.throwIfAny(Stream.of(faults, numbers.faults(), reader.faults())
                .flatMap(List::stream)
                .toList());
        return new RuleSet(
                base.id(),
                base.region(),
                base.scheme(),
                Objects.requireNonNull(year),
                base.version(),
                get("name"),
                Objects.requireNonNull(from),
                to,
                get("source"),
                Arrays.stream(Confidence.values())
                        .filter(each -> each.name().equals(get("confidence")))
                        .findFirst()
                        .orElse(Confidence.U),
                rules);
    }

    /** The version with what is stored, or anything, for the fields that cannot be read; empty when that is not enough. */
    Optional<RuleSet> readable(StoredRuleSet draft, List<FieldFault> unreadable) {
        RuleForm stored = of(draft);
        Map<String, String> mended = new LinkedHashMap<>(typed);
        for (FieldFault each : unreadable) {
            String known = stored.get(each.path());
            String other = each.path().endsWith(".code") ? "NEW_" + mended.size() : "1";
            mended.put(each.path(), known.isEmpty() ? other : known);
        }
        try {
            return Optional.of(new RuleForm(mended).read(draft.set()));
        } catch (Fault still) {
            return Optional.empty();
        }
    }

    private @Nullable LocalDate date(String field, List<FieldFault> faults) {
        try {
            return get(field).isEmpty() ? null : LocalDate.parse(get(field));
        } catch (DateTimeParseException e) {
            faults.add(FieldFault.of(field, "insurance.rules-no-date"));
            return null;
        }
    }
}
