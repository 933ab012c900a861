package org.jieli.institution;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of institutions is narrowed to, as it stands in the address.
 *
 * @param q part of the name, or the beginning of the pinyin initials or of the credit code
 * @param kind one of the chips, empty for all
 * @param division a code prefix, empty for all
 * @param after the last institution of the page before
 */
record InstitutionFilter(
        String q, String kind, String division, @Nullable UUID after) {

    /** The chips above the list. */
    enum Kind {
        TERTIARY,
        SECONDARY,
        PRIMARY,
        CONTINUING,
        TCM
    }

    static InstitutionFilter of(
            @Nullable String q, @Nullable String kind, @Nullable String division, @Nullable UUID after) {
        return new InstitutionFilter(text(q), text(kind).toUpperCase(Locale.ROOT), text(division), after);
    }

    InstitutionFilter within(String prefix) {
        return division.startsWith(prefix) ? this : new InstitutionFilter(q, kind, prefix, after);
    }

    /** The address of the same list with another chip. */
    String withKind(String other) {
        return "?q=" + encode(q) + "&kind=" + other + "&division=" + encode(division);
    }

    String withAfter(UUID last) {
        return withKind(kind) + "&after=" + last;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
