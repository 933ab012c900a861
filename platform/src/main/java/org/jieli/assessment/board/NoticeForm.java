package org.jieli.assessment.board;

import org.jspecify.annotations.Nullable;

/** A notice as it is typed. */
record NoticeForm(
        @Nullable String title,
        @Nullable String words,
        @Nullable String division,
        @Nullable String form,
        @Nullable Boolean pinned) {

    static final NoticeForm EMPTY = new NoticeForm(null, null, null, null, null);

    boolean isPinned() {
        return Boolean.TRUE.equals(pinned);
    }

    String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
