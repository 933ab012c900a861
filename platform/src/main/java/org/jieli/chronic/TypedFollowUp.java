package org.jieli.chronic;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A follow-up as it was typed into its form: numbers under the names of the measurements, classes under {@code outcome-PROGRAMME}. */
final class TypedFollowUp {

    private static final Set<String> WITH_COLUMN = Set.of("systolic", "diastolic", "fastingGlucose");

    private final MultiValueMap<String, String> typed;
    private final List<FieldFault> faults = new ArrayList<>();
    private final FollowUpForm form;

    TypedFollowUp(MultiValueMap<String, String> typed, ProgrammeTables tables) {
        this.typed = typed;
        TypedNumbers numbers = new TypedNumbers();
        Map<String, BigDecimal> measured = new HashMap<>();
        for (String name : typed.keySet()) {
            if (tables.measurement(name) != null && !WITH_COLUMN.contains(name)) {
                BigDecimal value = numbers.decimal(name, typed.getFirst(name));
                if (value != null) {
                    measured.put(name, value);
                }
            }
        }
        Map<ChronicProgramme, String> outcomes = new EnumMap<>(ChronicProgramme.class);
        Stream.of(ChronicProgramme.values())
                .filter(each -> text("outcome-" + each) != null)
                .forEach(each -> outcomes.put(each, String.valueOf(text("outcome-" + each))));
        this.form = new FollowUpForm(
                numbers.whole("systolic", typed.getFirst("systolic")),
                numbers.whole("diastolic", typed.getFirst("diastolic")),
                numbers.decimal("fastingGlucose", typed.getFirst("fastingGlucose")),
                text("outcome"),
                text("note"),
                kind(),
                doneAt(),
                measured,
                new HashSet<>(typed.getOrDefault("finding", List.of())),
                text("adverseReaction"),
                text("complication"),
                text("adherence"),
                text("intervention"),
                outcomes,
                nextOn());
        faults.addAll(numbers.faults());
    }

    FollowUpForm form() {
        return form;
    }

    /** What could not be read. */
    List<FieldFault> faults() {
        return faults;
    }

    /** What was typed, by field; of ticks all, parted by commas. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        typed.forEach((name, all) -> {
            if (!name.startsWith("_")) {
                values.put(name, String.join(",", all));
            }
        });
        return values;
    }

    private @Nullable String text(String name) {
        String text = typed.getFirst(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private @Nullable FollowUpKind kind() {
        String text = text("kind");
        FollowUpKind known = Stream.of(FollowUpKind.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElse(null);
        if (text != null && known == null) {
            faults.add(FieldFault.of("kind", "common.unreadable"));
        }
        return known;
    }

    /** The wall clock of China, as a browser's field writes it. */
    private @Nullable Instant doneAt() {
        String text = text("doneAt");
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text).atZone(ChinaTime.ZONE).toInstant();
        } catch (DateTimeException e) {
            faults.add(FieldFault.of("doneAt", "chronic.not-a-date"));
            return null;
        }
    }

    private @Nullable LocalDate nextOn() {
        String text = text("nextOn");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(FieldFault.of("nextOn", "chronic.not-a-date"));
            return null;
        }
    }
}
