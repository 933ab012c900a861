package org.jieli.enrolment.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.ServiceKind;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** A package as typed; its items in lines, of which empty ones are left out. */
record PackageForm(
        @Nullable String name,
        @Nullable String about,
        @Nullable String fee,
        @Nullable String insurance,
        @Nullable String publicHealth,
        @Nullable String person,
        @Nullable String source,
        @Nullable List<String> kinds,
        @Nullable List<String> words,
        @Nullable List<String> times,
        @Nullable List<String> populations,
        @Nullable String revision,
        @Nullable String key) {

    static final int LINES = 12;

    static PackageForm empty(String key) {
        return new PackageForm("", "", "", "", "", "", "", null, null, null, null, "", key);
    }

    static PackageForm of(PackageVersion version) {
        List<PackageItem> items = version.items();
        return new PackageForm(
                version.name(),
                version.about(),
                version.price().fee().toPlainString(),
                version.price().insurance().toPlainString(),
                version.price().publicHealth().toPlainString(),
                version.price().person().toPlainString(),
                version.source(),
                items.stream().map(item -> item.kind().name()).toList(),
                items.stream().map(PackageItem::words).toList(),
                items.stream()
                        .map(item -> item.times() == null ? "" : item.times().toString())
                        .toList(),
                items.stream()
                        .map(item -> item.population() == null
                                ? ""
                                : item.population().name())
                        .toList(),
                Integer.toString(version.revision()),
                "");
    }

    /** One line as typed. */
    record Line(int number, String kind, String words, String times, String population) {}

    /** The typed lines and empty ones up to a full form. */
    List<Line> lines() {
        return Stream.iterate(0, i -> i + 1)
                .limit(Math.max(LINES, kinds == null ? 0 : kinds.size()))
                .map(i -> new Line(i + 1, at(kinds, i), at(words, i), at(times, i), at(populations, i)))
                .toList();
    }

    /** What was typed; adds to the faults where it cannot be read. */
    PackageTerms terms(List<FieldFault> faults) {
        TypedNumbers numbers = new TypedNumbers();
        Price price = new Price(
                amount(numbers, "fee", fee),
                amount(numbers, "insurance", insurance),
                amount(numbers, "publicHealth", publicHealth),
                amount(numbers, "person", person));
        List<PackageItem> items = new ArrayList<>();
        List<Line> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            ServiceKind kind = constant(ServiceKind.class, line.kind());
            if (kind != null) {
                TypedNumbers counts = new TypedNumbers();
                Integer often = counts.whole("items", line.times());
                if (!counts.faults().isEmpty()) {
                    faults.add(FieldFault.of("items", "enrolment.times-unreadable", i + 1));
                }
                items.add(new PackageItem(
                        kind, line.words().strip(), often, constant(KeyPopulation.class, line.population())));
            } else if (!line.words().isBlank() || !line.times().isBlank()) {
                faults.add(FieldFault.of("items", "enrolment.item-kind-missing", i + 1));
            }
        }
        faults.addAll(numbers.faults());
        return new PackageTerms(text(about), price, text(source), items);
    }

    int knownRevision() {
        return text(revision).matches("[0-9]{1,9}") ? Integer.parseInt(text(revision)) : 0;
    }

    String typedName() {
        return text(name);
    }

    private static BigDecimal amount(TypedNumbers numbers, String path, @Nullable String typed) {
        BigDecimal yuan = numbers.decimal(path, typed);
        return yuan == null ? BigDecimal.ZERO : yuan;
    }

    private static <T extends Enum<T>> @Nullable T constant(Class<T> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String at(@Nullable List<String> values, int index) {
        return values == null || index >= values.size() || values.get(index) == null ? "" : values.get(index);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
