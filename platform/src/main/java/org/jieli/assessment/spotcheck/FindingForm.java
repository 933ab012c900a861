package org.jieli.assessment.spotcheck;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** A finding as it is typed. */
record FindingForm(
        @Nullable UUID sample,
        @Nullable String item,
        @Nullable String found,
        @Nullable String evidence,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate due) {

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
