package org.jieli.assessment.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.assessment.form.Check;
import org.jieli.assessment.form.CheckRule;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Operands;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;

/** Says a check in the words of the form: both sides with their figures, and the items to look at. */
public final class CheckWords {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final int SCALE = 2;

    private final Form form;
    private final Ui ui;

    public CheckWords(Form form, Ui ui) {
        this.form = form;
        this.ui = ui;
    }

    /** E.g. "达到建设标准的基层医疗卫生机构总数（120）应 ≤ 基层医疗卫生机构总数（100）". */
    public String of(Check.Result result) {
        CheckRule rule = result.check().rule();
        if (rule.value() == null) {
            return ui.t(
                    "check.relation",
                    side(rule.left(), result.left()),
                    sign(String.valueOf(rule.op())),
                    side(rule.right(), result.right()));
        }
        String value = side(rule.words() == null ? expression(rule.value()) : rule.words(), result.left());
        if (result.low() != null && result.high() != null && result.low().compareTo(result.high()) == 0) {
            return ui.t("check.exactly", value, number(result.low()));
        }
        return result.low() == null
                ? ui.t("check.at-most", value, number(result.high()))
                : result.high() == null
                        ? ui.t("check.at-least", value, number(result.low()))
                        : ui.t("check.between", value, number(result.low()), number(result.high()));
    }

    /** The same for a check that could not be asked: without figures. */
    public String rule(CheckRule rule) {
        return rule.value() == null
                ? ui.t(
                        "check.relation",
                        expression(rule.left()),
                        sign(String.valueOf(rule.op())),
                        expression(rule.right()))
                : rule.words() == null ? expression(rule.value()) : rule.words();
    }

    /** The items that a check is about, with the words of their labels, in the order of the check. */
    public Map<String, String> items(Check check) {
        Map<String, String> items = new LinkedHashMap<>();
        check.needs().forEach(name -> form.item(name).ifPresent(item -> items.put(name, item.reading())));
        return items;
    }

    /** What an operand is called, also of the last period and of peers. */
    public String name(String operand) {
        if (operand.startsWith(Operands.LAST)) {
            return ui.t("check.last", name(operand.substring(Operands.LAST.length())));
        }
        if (operand.startsWith(Operands.PEER_LOW) || operand.startsWith(Operands.PEER_HIGH)) {
            return ui.t("check.peers", name(operand.replaceFirst("^peer_(low|high)_", "")));
        }
        return form.item(operand).map(item -> item.reading()).orElseGet(() -> switch (operand) {
            case "days" -> ui.t("check.days");
            case "working_days" -> ui.t("check.working-days");
            default -> operand;
        });
    }

    private String side(@Nullable String words, @Nullable BigDecimal figure) {
        String side = words == null ? "" : expression(words);
        String shown = number(figure);
        return side.equals(shown) ? side : ui.t("check.side", side, shown);
    }

    private String expression(@Nullable String text) {
        Matcher names = NAME.matcher(text == null ? "" : text);
        return names.replaceAll(name -> Matcher.quoteReplacement(name(name.group())))
                .replace(" * ", " × ")
                .replace(" / ", " ÷ ");
    }

    private static String sign(String op) {
        return switch (op) {
            case "<=" -> "≤";
            case ">=" -> "≥";
            default -> op;
        };
    }

    private static String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "–";
        }
        BigDecimal shown = number.scale() > SCALE ? number.setScale(SCALE, RoundingMode.HALF_UP) : number;
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(shown);
    }
}
