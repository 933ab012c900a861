package org.jieli.referral;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.referral.ReferralContent.Drug;
import org.jieli.referral.ReferralContent.Examination;
import org.jieli.referral.ReferralContent.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the content as a doctor types them, one a line, the parts divided by commas: {@code 氨氯地平片，5 mg，每日一次，口服，28 天}. What
 * does not fit a part stays in the text, so that nothing typed is lost.
 */
final class ContentLines {

    private static final Pattern COMMA = Pattern.compile("\\s*[，,；;\\t]\\s*");
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})\\s*(?:天|日|days?|d)?");
    private static final Pattern OPERATION_CODE = Pattern.compile("\\d{2}\\.\\d[\\dx]*(?:\\.[\\dx]+)?");
    private static final String SEPARATOR = "，";

    private ContentLines() {}

    /** Name, dose, frequency, route, days. */
    static List<Drug> drugs(@Nullable String text) {
        return lines(text).map(ContentLines::drug).toList();
    }

    static String ofDrugs(List<Drug> drugs) {
        return drugs.stream()
                .map(drug -> join(
                        drug.name(),
                        drug.unit() == null
                                ? drug.dose()
                                : join(drug.dose(), drug.unit()).replace(SEPARATOR, " "),
                        drug.frequency(),
                        drug.route(),
                        drug.days() == null ? null : drug.days() + " 天"))
                .collect(Collectors.joining("\n"));
    }

    /** Name, result, date. */
    static List<Examination> examinations(@Nullable String text) {
        return lines(text)
                .map(line -> {
                    List<String> parts = parts(line);
                    LocalDate on = takeDate(parts);
                    String name = parts.isEmpty() ? line : parts.removeFirst();
                    return Examination.of(name, String.join(SEPARATOR, parts), on);
                })
                .toList();
    }

    static String ofExaminations(List<Examination> examinations) {
        return examinations.stream()
                .map(each -> join(each.name(), withUnit(each), each.on() == null ? null : String.valueOf(each.on())))
                .collect(Collectors.joining("\n"));
    }

    /** Code where known, name, date, anaesthesia. */
    static List<Operation> operations(@Nullable String text) {
        return lines(text)
                .map(line -> {
                    List<String> parts = parts(line);
                    LocalDate on = takeDate(parts);
                    boolean coded = parts.size() > 1
                            && OPERATION_CODE.matcher(parts.getFirst()).matches();
                    String code = coded ? parts.removeFirst() : null;
                    String name = parts.isEmpty() ? line : parts.removeFirst();
                    return new Operation(code, name, on, parts.isEmpty() ? null : String.join(SEPARATOR, parts));
                })
                .toList();
    }

    static String ofOperations(List<Operation> operations) {
        return operations.stream()
                .map(each -> join(
                        each.code(),
                        each.name(),
                        each.on() == null ? null : String.valueOf(each.on()),
                        each.anaesthesia()))
                .collect(Collectors.joining("\n"));
    }

    private static Drug drug(String line) {
        List<String> parts = parts(line);
        Integer days = takeDays(parts);
        String name = parts.isEmpty() ? line : parts.removeFirst();
        String dose = parts.isEmpty() ? null : parts.removeFirst();
        String frequency = parts.isEmpty() ? null : parts.removeFirst();
        String route = parts.isEmpty() ? null : String.join(SEPARATOR, parts);
        return new Drug(name, dose, frequency, null, null, null, null, route, days, null, null);
    }

    private static String withUnit(Examination each) {
        return each.unit() == null ? each.result() : each.result() + " " + each.unit();
    }

    private static Stream<String> lines(@Nullable String text) {
        return text == null ? Stream.of() : text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        for (String part : COMMA.split(line)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static @Nullable LocalDate takeDate(List<String> parts) {
        for (int i = 1; i < parts.size(); i++) {
            try {
                LocalDate on = LocalDate.parse(parts.get(i));
                parts.remove(i);
                return on;
            } catch (DateTimeParseException notADate) {
                continue;
            }
        }
        return null;
    }

    private static @Nullable Integer takeDays(List<String> parts) {
        if (parts.size() < 2) {
            return null;
        }
        Matcher days = DAYS.matcher(parts.getLast());
        if (!days.matches()) {
            return null;
        }
        parts.removeLast();
        return Integer.valueOf(days.group(1));
    }

    private static String join(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(SEPARATOR));
    }
}
