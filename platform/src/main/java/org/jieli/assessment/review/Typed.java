package org.jieli.assessment.review;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jieli.web.FormFault;

/**
 * What was typed for a step that was not taken, with what is wrong with it.
 *
 * @param remarks by item
 */
record Typed(String reason, Map<String, String> remarks, FormFault fault) {

    static final Typed NOTHING = new Typed("", Map.of(), FormFault.NONE);

    private static final String REMARK = "remark.";

    /** Remarks as the form sends them: {@code remark.<item>}. */
    static Map<String, String> remarks(Map<String, String> fields) {
        Map<String, String> remarks = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(REMARK) && !value.isBlank()) {
                remarks.put(name.substring(REMARK.length()), value);
            }
        });
        return remarks;
    }

    String remark(String item) {
        return remarks.getOrDefault(item, "");
    }
}
