package org.jieli.assessment.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieli.institution.CreditCode;
import org.jieli.institution.OrganisationCode;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Reads what was typed, pasted or imported into a cell; the one place that says what an item takes. */
public final class CellReader {

    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d+)?");
    private static final Pattern FORMULA = Pattern.compile("^[=+@].*", Pattern.DOTALL);
    private static final Pattern SIGNS_THAT_STEER = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\n]]");
    private static final Set<String> DASHES = Set.of("--", "—", "——", "－－", "–", "-");
    private static final Set<String> YES = Set.of("是", "y", "yes", "true", "1");
    private static final Set<String> NO = Set.of("否", "n", "no", "false", "0");
    private static final int LONGEST = 500;

    private CellReader() {}

    /** Either the value, or what is wrong with it; the fault's path is the item's code. */
    public record Read(@Nullable CellValue value, @Nullable FieldFault fault) {

        public Optional<CellValue> accepted() {
            return Optional.ofNullable(value);
        }
    }

    public static Read read(FormRow item, String typed) {
        String text = SIGNS_THAT_STEER
                .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("")
                .strip();
        if (text.isEmpty()) {
            return new Read(CellValue.BLANK, null);
        }
        if (DASHES.contains(text)) {
            return new Read(new CellValue.NotCounted(), null);
        }
        return switch (item.requireType()) {
            case COUNT, DECIMAL, MONEY, PERCENT -> number(item, text);
            case YESNO -> answer(item, text);
            case CHOICE -> choice(item, text);
            case CODE -> code(item, text);
            case TEXT -> words(item, text);
        };
    }

    private static Read number(FormRow item, String text) {
        if (FORMULA.matcher(text).matches()) {
            return wrong(item, "assessment.formula");
        }
        String bare = item.type() == ItemType.PERCENT && text.endsWith("%")
                ? text.substring(0, text.length() - 1).strip()
                : text;
        if (!NUMBER.matcher(bare).matches()) {
            return wrong(item, "assessment.no-number", shortened(text));
        }
        BigDecimal number = new BigDecimal(bare.replace(",", ""));
        if (number.signum() < 0) {
            return wrong(item, "assessment.negative");
        }
        BigDecimal exact = number.stripTrailingZeros();
        if (exact.scale() > item.mostDecimals()) {
            return item.mostDecimals() == 0
                    ? wrong(item, "assessment.no-whole-number")
                    : wrong(item, "assessment.decimals", item.mostDecimals());
        }
        Integer most = item.max() != null ? item.max() : item.type() == ItemType.PERCENT ? Integer.valueOf(100) : null;
        if (most != null && number.compareTo(BigDecimal.valueOf(most)) > 0) {
            return wrong(item, "assessment.too-high", most);
        }
        return new Read(new CellValue.Amount(exact.scale() < 0 ? exact.setScale(0) : exact), null);
    }

    private static Read answer(FormRow item, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (YES.contains(small) || NO.contains(small)) {
            return new Read(new CellValue.Answer(YES.contains(small)), null);
        }
        return wrong(item, "assessment.yes-or-no");
    }

    private static Read choice(FormRow item, String text) {
        return item.options().stream()
                .filter(option -> option.equals(text))
                .findFirst()
                .map(option -> new Read(new CellValue.Words(option), null))
                .orElseGet(() -> wrong(item, "assessment.no-option", String.join("、", item.options())));
    }

    private static Read code(FormRow item, String text) {
        String code = text.toUpperCase(Locale.ROOT).replace("-", "");
        return OrganisationCode.isValid(code) || CreditCode.parse(code).isPresent()
                ? new Read(new CellValue.Words(code), null)
                : wrong(item, "assessment.no-organisation-code");
    }

    private static Read words(FormRow item, String text) {
        if (FORMULA.matcher(text).matches()) {
            return wrong(item, "assessment.formula");
        }
        return text.length() > LONGEST
                ? wrong(item, "assessment.too-long", LONGEST)
                : new Read(new CellValue.Words(text), null);
    }

    private static Read wrong(FormRow item, String code, Object... arguments) {
        return new Read(null, FieldFault.of(item.requireCode(), code, arguments));
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
