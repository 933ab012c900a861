package org.jieli.encounter;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;

/** What is typed into the page of an admission. */
record AdmissionForm(
        UUID resident,
        @Nullable UUID department,
        @Nullable LocalDateTime at,
        @Nullable String route,
        @Nullable List<String> diagnosis,
        @Nullable String recordNumber,
        @Nullable String key) {

    private static final UUID NO_WARD = new UUID(0, 0);

    List<String> diagnoses() {
        return diagnosis == null
                ? List.of()
                : diagnosis.stream().filter(code -> !code.isBlank()).toList();
    }

    NewAdmission admission() {
        return new NewAdmission(
                resident,
                department == null ? NO_WARD : department,
                at == null ? null : at.atZone(ChinaTime.ZONE).toInstant(),
                route == null ? "" : route,
                diagnoses(),
                recordNumber,
                null);
    }
}
