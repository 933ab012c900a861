package org.jieli.identity;

import org.jspecify.annotations.Nullable;

/** An account to open, with its first post. */
record NewAccount(
        @Nullable String username,
        @Nullable String personName,
        @Nullable NewPost post) {}
