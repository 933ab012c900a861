package org.jieli.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.criteria.ShortForm.Range;
import org.jspecify.annotations.Nullable;

/**
 * Tells which tables cannot speak of a case, so that they need not be asked: each row of theirs has a cell that plainly fails. Only the
 * usual forms of a cell are understood; any other counts as one that may hold.
 */
final class Entry {

    private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern AT_LEAST = Pattern.compile(">=?\\s*(" + NUMBER + ")");
    private static final Pattern AT_MOST = Pattern.compile("<=?\\s*(" + NUMBER + ")");
    private static final Pattern SOME_NUMBER =
            Pattern.compile(NUMBER + "|[\\[\\](]\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*[\\])\\[]");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");

    private final List<List<Predicate<Map<String, Object>>>> rows;

    private Entry(List<List<Predicate<Map<String, Object>>>> rows) {
        this.rows = rows;
    }

    /**
     * Reads the cells of a table.
     *
     * @param tested what each column tests; a column is understood when it is one of {@code inputs}
     */
    static Entry of(List<String> tested, List<String> inputs, List<TableRow> rows) {
        List<List<Predicate<Map<String, Object>>>> each = new ArrayList<>();
        for (TableRow row : rows) {
            List<Predicate<Map<String, Object>>> needs = new ArrayList<>();
            for (int i = 0; i < tested.size(); i++) {
                if (inputs.contains(tested.get(i))) {
                    addNeed(tested.get(i), row.tests().get(i), needs);
                }
            }
            each.add(List.copyOf(needs));
        }
        return new Entry(List.copyOf(each));
    }

    boolean isOpenTo(Map<String, Object> values) {
        for (List<Predicate<Map<String, Object>>> needs : rows) {
            if (allHold(needs, values)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allHold(List<Predicate<Map<String, Object>>> needs, Map<String, Object> values) {
        for (Predicate<Map<String, Object>> need : needs) {
            if (!need.test(values)) {
                return false;
            }
        }
        return true;
    }

    private static void addNeed(String input, String cell, List<Predicate<Map<String, Object>>> needs) {
        switch (input) {
            case ShortForm.DIAGNOSES ->
                ShortForm.ranges(cell).ifPresent(ranges -> needs.add(values -> anyIn(ranges, values.get(input))));
            case ShortForm.FINDINGS ->
                ShortForm.findings(cell)
                        .map(Set::copyOf)
                        .ifPresent(codes -> needs.add(values -> anyOf(codes, values.get(input))));
            default -> {
                Matcher atLeast = AT_LEAST.matcher(cell);
                Matcher atMost = AT_MOST.matcher(cell);
                if (cell.equals("true")) {
                    needs.add(values -> Boolean.TRUE.equals(values.get(input)));
                } else if (atLeast.matches()) {
                    BigDecimal least = new BigDecimal(atLeast.group(1));
                    needs.add(values -> compare(values.get(input), least, -1) >= 0);
                } else if (atMost.matches()) {
                    BigDecimal most = new BigDecimal(atMost.group(1));
                    needs.add(values -> compare(values.get(input), most, 1) <= 0);
                } else if (SOME_NUMBER.matcher(cell).matches()
                        || LITERAL.matcher(cell).matches()) {
                    needs.add(values -> values.get(input) != null);
                }
            }
        }
    }

    private static int compare(@Nullable Object value, BigDecimal bound, int unknown) {
        return value instanceof Number number ? number(number).compareTo(bound) : unknown;
    }

    private static BigDecimal number(Number number) {
        return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(number.longValue());
    }

    private static boolean anyIn(List<Range> ranges, @Nullable Object diagnoses) {
        return diagnoses instanceof Collection<?> codes
                && codes.stream().anyMatch(code -> ranges.stream().anyMatch(range -> range.contains((String) code)));
    }

    private static boolean anyOf(Set<String> wanted, @Nullable Object findings) {
        return findings instanceof Collection<?> codes && codes.stream().anyMatch(wanted::contains);
    }
}
