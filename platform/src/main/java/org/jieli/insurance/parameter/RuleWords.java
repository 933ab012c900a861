package org.jieli.insurance.parameter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.RuleFinding;
import org.jieli.insurance.rules.Segment;
import org.jieli.web.Ui;

/** Places and values of rules as people read them. */
final class RuleWords {

    private static final Pattern ROW = Pattern.compile("(\\w+)\\[(.+)]");
    private static final Pattern RATES = Pattern.compile(".*\\.rates\\.[A-Z0-9_]+");
    private static final List<String> CONSTANTS =
            List.of("EpisodeDirection.", "CareArea.", "Tier.", "Rule.", "DeductibleStrategy.", "YearOf.");

    private RuleWords() {}

    /** The same with the names of the version's levels, e.g. {@code outpatient.rates.PRIMARY} as "门诊统筹 › 各级别比例 › 基层". */
    static String place(Ui ui, String path, RuleForm names) {
        String code = path.substring(path.lastIndexOf('.') + 1);
        String name = RATES.matcher(path).matches() ? names.levelName(code) : code;
        if (name.equals(code)) {
            return place(ui, path);
        }
        return place(ui, path.substring(0, path.lastIndexOf('.'))) + " › " + name;
    }

    /** {@code levels[2].segments[1].rate} as "级别 3 › 分段 2 › 比例". */
    static String place(Ui ui, String path) {
        List<String> words = new ArrayList<>();
        for (String part : path.split("\\.(?![^\\[]*])")) {
            Matcher row = ROW.matcher(part);
            if (row.matches()) {
                String which = row.group(2).matches("\\d+")
                        ? String.valueOf(Integer.parseInt(row.group(2)) + 1)
                        : row.group(2);
                words.add(ui.tOr("rules.field." + row.group(1), row.group(1)) + " " + which);
            } else {
                words.add(ui.tOr("rules.field." + part, constant(ui, part)));
            }
        }
        return String.join(" › ", words);
    }

    /** A field's value: percent with its sign, constants and yes in words. */
    static String value(Ui ui, String path, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        if (value.equals(RuleFields.ON)) {
            return ui.t("rules.yes");
        }
        return RuleFields.isShare(path) ? value + "%" : constant(ui, value);
    }

    /** What stands between the parts of a list in the reader's language. */
    static String comma(Ui ui) {
        return ui.isEnglish() ? ", " : "、";
    }

    private static String constant(Ui ui, String name) {
        for (String type : CONSTANTS) {
            String words = ui.tOr(type + name, "");
            if (!words.isEmpty()) {
                return words;
            }
        }
        return name;
    }

    /** The deductibles of a level in one line. */
    static String deductibles(Ui ui, LevelTerms level) {
        LevelTerms.OfBill ofBill = level.ofBill();
        if (ofBill != null) {
            return ui.t(
                    "rules.of-bill",
                    ui.percent(ofBill.share()),
                    ofBill.least().toPlainString(),
                    ofBill.most().toPlainString());
        }
        return level.deductibles().isEmpty()
                ? "–"
                : level.deductibles().stream()
                        .map(each -> each.stripTrailingZeros().toPlainString())
                        .collect(Collectors.joining(" / "));
    }

    /** Segments as lines, each with its bounds and its rate. */
    static List<String> segments(Ui ui, List<Segment> segments) {
        List<String> lines = new ArrayList<>();
        String from = "0";
        for (Segment segment : segments) {
            String rate = ui.percent(segment.rate());
            if (segment.upTo() == null) {
                lines.add(segments.size() == 1 ? rate : ui.t("rules.segment-above", from, rate));
            } else {
                String to = segment.upTo().stripTrailingZeros().toPlainString();
                boolean rises = segment.upTo().compareTo(new BigDecimal(from)) > 0;
                lines.add(ui.t(rises ? "rules.segment-to" : "rules.segment-overlaps", from, to, rate));
                from = to;
            }
        }
        return lines;
    }

    /** Those that keep a version from being issued before those that do not. */
    static List<RuleFinding> errorsFirst(List<RuleFinding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(RuleFinding::weight))
                .toList();
    }

    static long errors(List<RuleFinding> findings) {
        return findings.stream().filter(RuleFinding::isError).count();
    }
}
