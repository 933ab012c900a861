package org.jieli.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What every page needs: words in the reader's language, the signed-in person, the menu, and how values are written.
 *
 * @param access who is signed in, or null on public pages
 * @param menu the entries this role may use
 * @param path the page's own path, to mark the menu
 * @param query what stands behind the path of a page that was asked for by its address, without the language; empty after a form
 * @param csrfParameter name of the form field against forged requests
 * @param csrfToken its value
 * @param inboxCount unread messages
 * @param done key of the words that say what the step before this page did, or null
 */
public record Ui(
        MessageSource messages,
        Locale locale,
        @Nullable Access access,
        List<MenuEntry> menu,
        String path,
        String query,
        String csrfParameter,
        String csrfToken,
        int inboxCount,
        @Nullable String done,
        Instant now) {

    /** Name of the flash attribute in which a controller that redirects leaves the key of {@link #done()}. */
    public static final String DONE = "done";

    /** The words of a message key; MessageFormat arguments. A missing key shows as itself and fails the bundle test. */
    public String t(String key, @Nullable Object... arguments) {
        return java.util.Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
    }

    /** The words of a key, or others where there are none. */
    public String tOr(String key, String otherwise) {
        return java.util.Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
    }

    /** The words of an enum constant: {@code <EnumName>.<CONSTANT>}, e.g. {@code Tier.TERTIARY}. */
    public String t(Enum<?> constant) {
        return t(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    public String fault(FieldFault fault) {
        return t("fault." + fault.code(), inWords(fault.arguments()));
    }

    /** The same behind the name of the field, which is the word {@code <names>.<field>} of the form, e.g. {@code encounter.heartRate}. */
    public String fault(FieldFault fault, String names) {
        String field = fault.path().substring(fault.path().lastIndexOf('.') + 1).replaceFirst("\\[.*", "");
        String name = tOr(names + "." + field, "");
        return name.isEmpty() ? fault(fault) : t("web.fault-of", name, fault(fault));
    }

    /** The words of a fault as a whole; enum arguments in the reader's language. */
    public String fault(Fault fault) {
        return t("fault." + fault.code().code(), inWords(fault.arguments()));
    }

    private Object[] inWords(List<Object> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof Enum<?> constant ? t(constant) : argument)
                .toArray();
    }

    public boolean isEnglish() {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    /** The address of this page in the other language, with all that was asked of it. */
    public String inOtherLanguage() {
        return "?" + (query.isEmpty() ? "" : query + "&") + "language=" + (isEnglish() ? "zh-CN" : "en");
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    public String dateTime(@Nullable Instant instant) {
        return instant == null ? "" : ChinaTime.words(instant);
    }

    public String appointment(Instant instant) {
        return ChinaTime.appointment(instant);
    }

    public String money(@Nullable BigDecimal yuan) {
        return yuan == null
                ? ""
                : "¥" + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(yuan);
    }

    /** An estimate, to the whole yuan. */
    public String roughly(@Nullable BigDecimal yuan) {
        return yuan == null
                ? ""
                : "¥" + number(yuan.setScale(0, java.math.RoundingMode.HALF_UP).longValue());
    }

    public String number(long count) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(count);
    }

    /** A share between 0 and 1 as a percentage with one decimal; a dash where there is nothing to divide by. */
    public String percent(@Nullable BigDecimal share) {
        return share == null
                ? "–"
                : new DecimalFormat("0.0%", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(share);
    }

    /** "还剩 25 分钟", or by how much it is overdue. */
    public String remaining(Instant deadline) {
        Duration left = Duration.between(now, deadline);
        return t(left.isNegative() ? "web.overdue-by" : "web.time-left", span(left.abs()));
    }

    public boolean isOverdue(@Nullable Instant deadline) {
        return deadline != null && deadline.isBefore(now);
    }

    private String span(Duration duration) {
        if (duration.toDays() >= 2) {
            return t("web.days", duration.toDays());
        }
        return duration.toHours() >= 2 ? t("web.hours", duration.toHours()) : t("web.minutes", duration.toMinutes());
    }
}
