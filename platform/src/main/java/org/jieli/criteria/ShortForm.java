package org.jieli.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The two columns that FEEL makes long, and how people write them: ranges of diagnoses of which one suffices ({@code I60-I69/G45}) or
 * of which none may be there ({@code !I10-I15}), and findings of which one suffices ({@code vomiting/palpitation}).
 */
final class ShortForm {

    static final String DIAGNOSES = "diagnoses";
    static final String FINDINGS = "findings";

    private static final int CATEGORY = 3;
    private static final Pattern RANGE = Pattern.compile(
            "\\(substring\\(d, 1, 3\\) >= \"(...)\" and substring\\(d, 1, 3\\) <= \"(...)\"\\)|substring\\(d, 1, 3\\) = \"(...)\"");
    private static final Pattern ONE_DIAGNOSIS =
            Pattern.compile("some d in \\? satisfies ((?:%1$s)(?: or (?:%1$s))*)".formatted(RANGE.pattern()));
    private static final Pattern NO_DIAGNOSIS = Pattern.compile(
            "every d in \\? satisfies not\\(\\(substring\\(d, 1, 3\\) >= \"(...)\" and substring\\(d, 1, 3\\) <= \"(...)\"\\)\\)");
    private static final Pattern ONE_FINDING =
            Pattern.compile("some f in \\? satisfies list contains\\(\\[(\"[^\\]]*\")], f\\)");

    private ShortForm() {}

    /** Categories of ICD-10 from one to another, both included. */
    record Range(String first, String last) {

        boolean contains(String code) {
            String category = code.length() > CATEGORY ? code.substring(0, CATEGORY) : code;
            return category.compareTo(first) >= 0 && category.compareTo(last) <= 0;
        }

        @Override
        public String toString() {
            return first.equals(last) ? first : first + "–" + last;
        }
    }

    /** The FEEL test of a cell as its author writes it. */
    static String feel(String input, String cell) {
        if (cell.equals("-")) {
            return cell;
        }
        return switch (input) {
            case DIAGNOSES ->
                cell.startsWith("!")
                        ? "every d in ? satisfies not(" + range(cell.substring(1)) + ")"
                        : "some d in ? satisfies "
                                + Arrays.stream(cell.split("/"))
                                        .map(ShortForm::range)
                                        .collect(Collectors.joining(" or "));
            case FINDINGS ->
                "some f in ? satisfies list contains(["
                        + Arrays.stream(cell.split("/"))
                                .map(code -> '"' + code + '"')
                                .collect(Collectors.joining(", "))
                        + "], f)";
            default -> cell;
        };
    }

    /** The ranges that a test of diagnoses allows; empty when it is written in another way. */
    static Optional<List<Range>> ranges(String feel) {
        if (!ONE_DIAGNOSIS.matcher(feel).matches()) {
            return Optional.empty();
        }
        Matcher each = RANGE.matcher(feel);
        List<Range> ranges = new java.util.ArrayList<>();
        while (each.find()) {
            ranges.add(
                    each.group(1) == null
                            ? new Range(each.group(3), each.group(3))
                            : new Range(each.group(1), each.group(2)));
        }
        return Optional.of(ranges);
    }

    /** The one range of which a test allows no diagnosis; empty when it is written in another way. */
    static Optional<Range> excludedRange(String feel) {
        Matcher matcher = NO_DIAGNOSIS.matcher(feel);
        return matcher.matches() ? Optional.of(new Range(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The findings of which a test asks one; empty when it is written in another way. */
    static Optional<List<String>> findings(String feel) {
        Matcher matcher = ONE_FINDING.matcher(feel);
        return matcher.matches()
                ? Optional.of(List.of(matcher.group(1).replace("\"", "").split(", ")))
                : Optional.empty();
    }

    private static String range(String range) {
        String[] ends = range.split("-", 2);
        return ends.length == 1
                ? "substring(d, 1, 3) = \"%s\"".formatted(range)
                : "(substring(d, 1, 3) >= \"%s\" and substring(d, 1, 3) <= \"%s\")".formatted(ends[0], ends[1]);
    }
}
