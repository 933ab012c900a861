package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jieli.institution.Tier;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * Tables of the terms as lines of text, parts separated by commas, as they are typed or pasted from a sheet; a fault names the line, the
 * column and what it may hold.
 */
final class TermsLines {

    private static final Pattern COMMA = Pattern.compile("\\s*[,，]\\s*");
    private static final Pattern NARROW_COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
    private static final int GROUP_PARTS = 7;
    private static final int HEAD_PARTS = 6;
    private static final String YES = "是";
    private static final String NO = "否";
    private static final String ANY = "-";
    private static final Map<Tier, String> TIERS =
            Map.of(Tier.TERTIARY, "三级", Tier.SECONDARY, "二级", Tier.PRIMARY, "一级", Tier.NONE, "未定级");

    private final List<FieldFault> faults;
    private final TermsPlaces places;

    /** @param faults where faults are added */
    TermsLines(List<FieldFault> faults, TermsPlaces places) {
        this.faults = faults;
        this.places = places;
    }

    static boolean hasComma(String text) {
        return COMMA.matcher(text).find();
    }

    static String ofGroups(List<CaseGroup> groups) {
        return lines(
                groups,
                group -> String.join(
                        ",",
                        group.code(),
                        group.name(),
                        String.join(" ", group.ranges()),
                        group.tier() == null ? ANY : TIERS.getOrDefault(group.tier(), ANY),
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

    static String ofInstitutions(List<InstitutionCoefficient> institutions, TermsPlaces places) {
        return lines(
                institutions,
                each -> places.write(each.institutionId()) + ","
                        + each.coefficient().toPlainString());
    }

    List<CaseGroup> groups(String text) {
        return read(
                "groups",
                text,
                GROUP_PARTS,
                cells -> new CaseGroup(
                        cells.text(0, TermsColumn.CODE),
                        cells.text(1, TermsColumn.GROUP_NAME),
                        cells.ranges(2, TermsCell.RANGES),
                        cells.tier(3),
                        cells.number(4, TermsColumn.WEIGHT_OR_POINTS),
                        cells.number(5, TermsColumn.AVERAGE_COST),
                        cells.yes(6)));
    }

    List<Capitation> capitation(String text) {
        return read(
                "capitation",
                text,
                HEAD_PARTS,
                cells -> new Capitation(
                        cells.text(0, TermsColumn.CODE),
                        cells.text(1, TermsColumn.HEAD_NAME),
                        cells.whole(2, TermsColumn.FROM_AGE),
                        cells.notBelow(3, 2),
                        cells.ranges(4, TermsCell.RANGES_OR_DASH),
                        cells.number(5, TermsColumn.YUAN_A_YEAR)));
    }

    List<BedDays.Band> bands(String text) {
        return read(
                "bedDays",
                text,
                2,
                cells -> new BedDays.Band(
                        cells.whole(0, TermsColumn.UP_TO_DAY), cells.number(1, TermsColumn.YUAN_A_DAY)));
    }

    List<InstitutionCoefficient> institutions(String text) {
        return read(
                "institutions",
                text,
                2,
                cells -> new InstitutionCoefficient(cells.place(0), cells.number(1, TermsColumn.COEFFICIENT_OF_LINE)));
    }

    private <T> List<T> read(String field, String text, int parts, Function<Cells, T> reader) {
        List<T> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] typed = parts(line.strip(), parts);
            if (typed.length != parts) {
                faults.add(FieldFault.of(
                        field, "insurance.payment.line-parts", number, line.strip(), typed.length, parts));
                continue;
            }
            Cells cells = new Cells(field, number, typed);
            T row = reader.apply(cells);
            if (!cells.isFaulty) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Commas of full width part as well, as far as no name has them. */
    private static String[] parts(String line, int parts) {
        String[] narrow = NARROW_COMMA.split(line, -1);
        String[] any = COMMA.split(line, -1);
        return narrow.length != parts && any.length == parts ? any : narrow;
    }

    private static <T> String lines(List<T> rows, Function<T, String> writer) {
        return String.join("\n", rows.stream().map(writer).toList());
    }

    /** A line; a cell that holds what it may not is a fault and reads as something harmless. */
    private final class Cells {

        private final String field;
        private final int line;
        private final String[] typed;
        private boolean isFaulty;

        Cells(String field, int line, String[] typed) {
            this.field = field;
            this.line = line;
            this.typed = typed;
        }

        String text(int i, TermsColumn column) {
            if (typed[i].isEmpty()) {
                wrong(i, column, TermsCell.SOME_TEXT);
            }
            return typed[i];
        }

        BigDecimal number(int i, TermsColumn column) {
            if (!NUMBER.matcher(typed[i]).matches()) {
                wrong(i, column, TermsCell.NUMBER);
                return BigDecimal.ONE;
            }
            return new BigDecimal(typed[i]);
        }

        @Nullable
        Integer whole(int i, TermsColumn column) {
            if (typed[i].equals(ANY)) {
                return null;
            }
            if (!WHOLE.matcher(typed[i]).matches()) {
                wrong(i, column, TermsCell.WHOLE_OR_DASH);
                return null;
            }
            return Integer.valueOf(typed[i]);
        }

        /** The last age, which is not below the first one. */
        @Nullable
        Integer notBelow(int i, int first) {
            Integer last = whole(i, TermsColumn.TO_AGE);
            if (last != null && WHOLE.matcher(typed[first]).matches() && last < Integer.parseInt(typed[first])) {
                isFaulty = true;
                faults.add(FieldFault.of(field, "insurance.payment.age-order", line, last, typed[first]));
            }
            return last;
        }

        List<String> ranges(int i, TermsCell expected) {
            if (expected == TermsCell.RANGES_OR_DASH && typed[i].equals(ANY)) {
                return List.of();
            }
            List<String> ranges = List.of(typed[i].split("\\s+"));
            if (!ranges.stream().allMatch(PaymentTermsChecks::isRange)) {
                wrong(i, TermsColumn.ICD_RANGES, expected);
            }
            return ranges;
        }

        /** By its word, or by its name in the code as in older files. */
        @Nullable
        Tier tier(int i) {
            if (typed[i].equals(ANY)) {
                return null;
            }
            for (Tier each : Tier.values()) {
                if (typed[i].equals(TIERS.get(each)) || typed[i].equals(each.name())) {
                    return each;
                }
            }
            wrong(i, TermsColumn.TIER_OF_GROUP, TermsCell.TIER_OR_DASH);
            return null;
        }

        boolean yes(int i) {
            if (!typed[i].equals(YES) && !typed[i].equals(NO)) {
                wrong(i, TermsColumn.PRIMARY_LEVEL, TermsCell.YES_OR_NO);
            }
            return typed[i].equals(YES);
        }

        UUID place(int i) {
            return places.find(typed[i]).orElseGet(() -> {
                wrong(i, TermsColumn.INSTITUTION_OF_LINE, TermsCell.KNOWN_INSTITUTION);
                return new UUID(0, 0);
            });
        }

        private void wrong(int i, TermsColumn column, TermsCell expected) {
            isFaulty = true;
            faults.add(FieldFault.of(field, "insurance.payment.cell", line, i + 1, column, typed[i], expected));
        }
    }
}
