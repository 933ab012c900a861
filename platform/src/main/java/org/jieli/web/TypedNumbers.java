package org.jieli.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of a form; what is none is a fault of its field, while the form keeps what was typed. A number may be written as our
 * pages write it: with a yuan sign before it and separators between thousands, e.g. ¥1,500.00 or 4 000.
 */
public final class TypedNumbers {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}([, ])\\d{3}(?:\\1\\d{3})*(\\.\\d+)?");
    private static final Pattern SIGN_OF_YUAN = Pattern.compile("^¥ ?");

    private final List<FieldFault> faults = new ArrayList<>();

    public @Nullable BigDecimal decimal(String path, @Nullable String typed) {
        String text = read(path, typed, DECIMAL);
        return text == null ? null : new BigDecimal(text);
    }

    public @Nullable Integer whole(String path, @Nullable String typed) {
        String text = read(path, typed, WHOLE);
        return text == null ? null : Integer.valueOf(text);
    }

    /** The fields that hold no number, in the order in which they were read. */
    public List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    private @Nullable String read(String path, @Nullable String typed, Pattern shape) {
        String text = typed == null ? "" : plain(typed);
        if (text.isEmpty()) {
            return null;
        }
        if (!shape.matcher(text).matches()) {
            faults.add(FieldFault.of(path, "common.not-a-number"));
            return null;
        }
        return text;
    }

    /** Signs of full width, as a Chinese keyboard writes them, are as good as others. */
    private static String plain(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        String bare = SIGN_OF_YUAN.matcher(text).replaceFirst("");
        String number = bare.isEmpty() ? text : bare;
        return THOUSANDS.matcher(number).matches() ? number.replaceAll("[, ]", "") : number;
    }
}
