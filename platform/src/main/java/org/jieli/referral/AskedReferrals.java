package org.jieli.referral;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** The filters of a list as they stand in its address, not yet read; see {@link ReferralFilter}. */
record AskedReferrals(
        @Nullable String q,
        @Nullable String state,
        @Nullable String cohort,
        @Nullable String direction,
        @Nullable String urgency,
        @Nullable String refusal,
        @Nullable String side,
        @Nullable String institution,
        @Nullable String division,
        @Nullable String from,
        @Nullable String to,
        @Nullable String owner,
        @Nullable String resident,
        @Nullable String overdue,
        @Nullable String since,
        @Nullable String until) {

    private static final String UNKNOWN = "referral.filter-unknown";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    static AskedReferrals of(Map<String, String> values) {
        return new AskedReferrals(
                values.get("q"),
                values.get("state"),
                values.get("cohort"),
                values.get("direction"),
                values.get("urgency"),
                values.get("refusal"),
                values.get("side"),
                values.get("institution"),
                values.get("division"),
                values.get("from"),
                values.get("to"),
                values.get("owner"),
                values.get("resident"),
                values.get("overdue"),
                values.get("since"),
                values.get("until"));
    }

    /** What was asked, by parameter, without the empty ones. */
    Map<String, String> values() {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("q", q);
        all.put("state", state);
        all.put("cohort", cohort);
        all.put("direction", direction);
        all.put("urgency", urgency);
        all.put("refusal", refusal);
        all.put("side", side);
        all.put("institution", institution);
        all.put("division", division);
        all.put("from", from);
        all.put("to", to);
        all.put("owner", owner);
        all.put("resident", resident);
        all.put("overdue", "false".equals(overdue) ? null : overdue);
        all.put("since", since);
        all.put("until", until);
        Map<String, String> given = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                given.put(name, value.strip());
            }
        });
        return given;
    }

    /** The same with some parameters changed, given as name and value in turn; a null value takes one away. */
    AskedReferrals with(@Nullable String... changes) {
        Map<String, String> values = values();
        for (int i = 0; i + 1 < changes.length; i += 2) {
            String value = changes[i + 1];
            if (value == null) {
                values.remove(changes[i]);
            } else {
                values.put(String.valueOf(changes[i]), value);
            }
        }
        return of(values);
    }

    /** The address of a page or of the API with these filters. */
    String at(String path) {
        String query = values().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Reads the filters; a fault names each that cannot be read. */
    ReferralFilter read() {
        Reader reader = new Reader(values(), new ArrayList<>());
        LocalDate first = reader.value("since", "referral.filter-date", AskedReferrals::day);
        LocalDate last = reader.value("until", "referral.filter-date", AskedReferrals::day);
        if (first != null && last != null && last.isBefore(first)) {
            reader.faults().add(FieldFault.of("until", "referral.filter-order"));
        }
        ReferralFilter filter = new ReferralFilter(
                reader.asked().get("q"),
                reader.value("state", UNKNOWN, ReferralState::valueOf),
                reader.value("cohort", UNKNOWN, Cohort::valueOf),
                reader.value("direction", UNKNOWN, ReferralDirection::valueOf),
                reader.value("urgency", UNKNOWN, Urgency::valueOf),
                reader.value("refusal", UNKNOWN, Step.Refusal::valueOf),
                reader.value("side", UNKNOWN, ReferralSide::valueOf),
                reader.value("institution", UNKNOWN, UUID::fromString),
                reader.value("division", UNKNOWN, AskedReferrals::code),
                reader.value("from", UNKNOWN, UUID::fromString),
                reader.value("to", UNKNOWN, UUID::fromString),
                reader.value("owner", UNKNOWN, UUID::fromString),
                reader.value("resident", UNKNOWN, UUID::fromString),
                "true".equals(reader.asked().get("overdue")),
                first,
                last);
        Fault.throwIfAny(reader.faults());
        return filter;
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException(text);
        }
        return day;
    }

    private static String code(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private record Reader(Map<String, String> asked, List<FieldFault> faults) {

        <T> @Nullable T value(String name, String fault, Function<String, T> reading) {
            String text = asked.get(name);
            try {
                return text == null ? null : reading.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                faults.add(FieldFault.of(name, fault, text));
                return null;
            }
        }
    }
}
