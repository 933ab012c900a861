package org.jieli.insurance.replay;

import java.util.ArrayList;
import java.util.List;

/** A database array as text, of elements that need no quotes. */
final class TextArray {

    private TextArray() {}

    static String[] elements(String array) {
        List<String> elements = new ArrayList<>();
        int end = array.length() - 1;
        int from = 1;
        while (from < end) {
            int comma = array.indexOf(',', from);
            int to = comma < 0 ? end : comma;
            elements.add(array.substring(from, to));
            from = to + 1;
        }
        return elements.toArray(String[]::new);
    }
}
