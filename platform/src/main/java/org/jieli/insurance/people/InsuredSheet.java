package org.jieli.insurance.people;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.claim.NewCoverage;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.SheetLines;
import org.jieli.web.SheetLines.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** A sheet of insured people read line by line; what cannot be read is collected with its line. */
final class InsuredSheet {

    static final int MOST = 1000;

    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern SERIAL = Pattern.compile("[3-9][0-9]{4}(\\.0+)?");
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    private static final String EXAMPLE = "2026-01-01";

    private final List<NewCoverage> rows = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<LineFault> faults = new ArrayList<>();
    private final KnownGroups.Names names;
    private final MessageSource words;
    private final Locale locale;

    private InsuredSheet(KnownGroups.Names names, MessageSource words, Locale locale) {
        this.names = names;
        this.words = words;
        this.locale = locale;
    }

    /** Reads a file; a fault of the field {@code file} when it has not the columns, no lines, or too many. */
    static InsuredSheet read(InputStream file, KnownGroups.Names names, MessageSource words, Locale locale) {
        InsuredSheet sheet = new InsuredSheet(names, words, locale);
        List<String> headers = SheetLines.read(file, sheet::take);
        sheet.requireColumns(headers);
        if (sheet.numbers.isEmpty()) {
            throw inFile("insurance.sheet.empty");
        }
        return sheet;
    }

    List<NewCoverage> rows() {
        return rows;
    }

    List<LineFault> faults() {
        return faults;
    }

    /** Faults of the interface, which counts rows from 0, at their lines. */
    List<LineFault> atLines(Fault fault) {
        return fault.fields().stream()
                .map(each -> {
                    int end = each.path().indexOf(']');
                    int row = Integer.parseInt(each.path().substring(1, end));
                    return new LineFault(numbers.get(row), title(each.path().substring(end + 2)), each);
                })
                .toList();
    }

    private void take(Line line) {
        if (numbers.isEmpty()) {
            requireColumns(line.headers());
        }
        if (numbers.size() == MOST) {
            throw inFile("insurance.sheet.too-many", MOST);
        }
        numbers.add(line.number());
        String record = InsuredColumn.RECORD_NUMBER.in(line);
        rows.add(new NewCoverage(
                InsuredColumn.PERSON_NUMBER.in(line),
                scheme(line),
                null,
                record.isEmpty() ? null : record,
                groups(line),
                assistance(line),
                day(InsuredColumn.FROM, line),
                day(InsuredColumn.TO, line)));
    }

    private @Nullable Scheme scheme(Line line) {
        String text = InsuredColumn.SCHEME.in(line);
        Scheme found = Stream.of(Scheme.values())
                .filter(each -> text.equalsIgnoreCase(each.name())
                        || text.equals(each.code())
                        || Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                                .anyMatch(language -> text.equalsIgnoreCase(
                                        words.getMessage("Scheme." + each.name(), null, language))))
                .findFirst()
                .orElse(null);
        if (found == null && !text.isEmpty()) {
            wrong(line, InsuredColumn.SCHEME, "insurance.sheet.scheme", text);
        }
        return found;
    }

    private Set<String> groups(Line line) {
        Set<String> codes = new LinkedHashSet<>();
        for (String text : InsuredColumn.GROUPS.in(line).split("[、,，;；]")) {
            if (!text.isBlank()) {
                String code = code(text.strip(), names.groups());
                if (code == null) {
                    wrong(line, InsuredColumn.GROUPS, "insurance.sheet.group", text.strip(), known(names.groups()));
                } else {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    private @Nullable String assistance(Line line) {
        String text = InsuredColumn.ASSISTANCE.in(line);
        String code = text.isEmpty() ? null : code(text, names.assistance());
        if (code == null && !text.isEmpty()) {
            wrong(line, InsuredColumn.ASSISTANCE, "insurance.sheet.group", text, known(names.assistance()));
        }
        return code;
    }

    private static @Nullable String code(String text, Map<String, String> names) {
        return names.entrySet().stream()
                .filter(each -> each.getKey().equals(text) || each.getValue().equals(text))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String known(Map<String, String> names) {
        return names.isEmpty() ? "–" : String.join("、", names.values());
    }

    private @Nullable LocalDate day(InsuredColumn column, Line line) {
        String text = column.in(line);
        if (text.isEmpty()) {
            return null;
        }
        if (SERIAL.matcher(text).matches()) {
            return EXCEL_ZERO.plusDays(new BigDecimal(text).longValue());
        }
        Matcher matcher = (EIGHT_DIGITS.matcher(text).matches() ? EIGHT_DIGITS : DATE).matcher(text);
        try {
            if (matcher.matches()) {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            }
        } catch (DateTimeException e) {
            // No such day: told below like what is no day at all.
        }
        wrong(line, column, "insurance.sheet.day", text, EXAMPLE);
        return null;
    }

    private void wrong(Line line, InsuredColumn column, String code, Object... arguments) {
        faults.add(new LineFault(line.number(), column.title(locale), FieldFault.of(column.field(), code, arguments)));
    }

    private void requireColumns(List<String> headers) {
        List<String> missing = Stream.of(InsuredColumn.values())
                .filter(column -> column.isRequired() && !column.isIn(headers))
                .map(column -> column.title(locale))
                .toList();
        if (!missing.isEmpty()) {
            throw inFile("insurance.sheet.columns", String.join("、", missing));
        }
    }

    private String title(String field) {
        return Stream.of(InsuredColumn.values())
                .filter(column -> column.field().equals(field))
                .map(column -> column.title(locale))
                .findFirst()
                .orElse(field);
    }

    private static Fault inFile(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code, arguments)));
    }
}
