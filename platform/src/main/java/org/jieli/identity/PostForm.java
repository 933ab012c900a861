package org.jieli.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What was typed for a post, with its faults.
 *
 * @param institutionName the name of the chosen institution, empty when none is
 */
record PostForm(Map<String, String> typed, List<FieldFault> faults, String institutionName) {

    static NewPost read(Map<String, String> typed) {
        return new NewPost(
                Role.posts().stream()
                        .filter(role -> role.name().equals(typed.get("role")))
                        .findFirst()
                        .orElse(null),
                identifier(typed.get("institutionId")),
                typed.get("division"),
                typed.get("placeName"),
                date(typed, "from"),
                date(typed, "to"));
    }

    static @Nullable UUID identifier(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(Map<String, String> typed, String field) {
        String text = typed.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("post." + field, "identity.date-shape")));
        }
    }
}
