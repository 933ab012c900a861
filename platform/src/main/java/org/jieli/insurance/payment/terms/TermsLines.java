package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jieli.institution.Tier;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Tables of the terms as lines of text, parts separated by commas, as they are typed or pasted from a sheet; a fault names its line. */
final class TermsLines {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,6})?");
    private static final int GROUP_PARTS = 7;
    private static final int HEAD_PARTS = 6;
    private static final String YES = "是";
    private static final String NO = "否";
    private static final String ANY = "-";

    private final List<FieldFault> faults;

    /** @param faults where faults are added */
    TermsLines(List<FieldFault> faults) {
        this.faults = faults;
    }

    static String ofGroups(List<CaseGroup> groups) {
        return lines(
                groups,
                group -> String.join(
                        ",",
                        group.code(),
                        group.name(),
                        String.join(" ", group.ranges()),
                        group.tier() == null ? ANY : group.tier().name(),
                        group.weight().toPlainString(),
                        group.averageCost().toPlainString(),
                        group.primaryLevel() ? YES : NO));
    }

    static String ofCapitation(List<Capitation> capitation) {
        return lines(
                capitation,
                each -> String.join(
                        ",",
                        each.code(),
                        each.name(),
                        each.fromAge() == null ? ANY : each.fromAge().toString(),
                        each.toAge() == null ? ANY : each.toAge().toString(),
                        each.diseases().isEmpty() ? ANY : String.join(" ", each.diseases()),
                        each.perHead().toPlainString()));
    }

    static String ofBands(@Nullable BedDays bedDays) {
        return bedDays == null
                ? ""
                : lines(
                        bedDays.bands(),
                        band -> (band.upToDay() == null ? ANY : band.upToDay().toString()) + ","
                                + band.rate().toPlainString());
    }

    static String ofInstitutions(List<InstitutionCoefficient> institutions) {
        return lines(
                institutions,
                each -> each.institutionId() + "," + each.coefficient().toPlainString());
    }

    List<CaseGroup> groups(String text) {
        return read(
                "groups",
                text,
                GROUP_PARTS,
                parts -> new CaseGroup(
                        parts[0],
                        parts[1],
                        List.of(parts[2].split("\\s+")),
                        parts[3].equals(ANY) ? null : Tier.valueOf(parts[3]),
                        number(parts[4]),
                        number(parts[5]),
                        yes(parts[6])));
    }

    List<Capitation> capitation(String text) {
        return read(
                "capitation",
                text,
                HEAD_PARTS,
                parts -> new Capitation(
                        parts[0],
                        parts[1],
                        age(parts[2]),
                        age(parts[3]),
                        parts[4].equals(ANY) ? List.of() : List.of(parts[4].split("\\s+")),
                        number(parts[5])));
    }

    List<BedDays.Band> bands(String text) {
        return read("bedDays", text, 2, parts -> new BedDays.Band(age(parts[0]), number(parts[1])));
    }

    List<InstitutionCoefficient> institutions(String text) {
        return read(
                "institutions",
                text,
                2,
                parts -> new InstitutionCoefficient(UUID.fromString(parts[0]), number(parts[1])));
    }

    private <T> List<T> read(String field, String text, int parts, Function<String[], T> reader) {
        List<T> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] cells = line.strip().split("\\s*,\\s*", -1);
            row(cells, parts, reader).ifPresentOrElse(rows::add, fault(field, number, line));
        }
        return rows;
    }

    private Runnable fault(String field, int number, String line) {
        return () -> faults.add(FieldFault.of(field, "insurance.payment.line", number, line.strip()));
    }

    private static <T> Optional<T> row(String[] cells, int parts, Function<String[], T> reader) {
        if (cells.length != parts) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(cells));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal number(String part) {
        if (!NUMBER.matcher(part).matches()) {
            throw new IllegalArgumentException(part);
        }
        return new BigDecimal(part);
    }

    private static boolean yes(String word) {
        if (!word.equals(YES) && !word.equals(NO)) {
            throw new IllegalArgumentException(word);
        }
        return word.equals(YES);
    }

    private static @Nullable Integer age(String part) {
        return part.equals(ANY) ? null : Integer.valueOf(part);
    }

    private static <T> String lines(List<T> rows, Function<T, String> writer) {
        return String.join("\n", rows.stream().map(writer).toList());
    }
}
