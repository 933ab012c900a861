package org.jieli.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, read on by key.
 *
 * @param next give it as {@code after} for the next page; null at the end
 */
public record KeysetPage<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    private static final int MOST = 200;

    public KeysetPage {
        items = List.copyOf(items);
    }

    /** Cuts a list that was read with one row more than asked for, to see whether another page follows. */
    public static <T> KeysetPage<T> of(List<T> oneMore, int limit, Function<T, String> key) {
        boolean more = oneMore.size() > limit;
        List<T> items = more ? oneMore.subList(0, limit) : oneMore;
        return new KeysetPage<>(items, more ? key.apply(items.getLast()) : null);
    }

    /** The same page in another form. */
    public <R> KeysetPage<R> map(Function<T, R> form) {
        return new KeysetPage<>(items.stream().map(form).toList(), next);
    }

    /** The asked length of a page, between 1 and 200. */
    public static int limit(int asked) {
        return Math.clamp(asked, 1, MOST);
    }
}
