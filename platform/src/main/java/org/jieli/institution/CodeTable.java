package org.jieli.institution;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A code table as shipped beside the code, in its own order. */
enum CodeTable {
    /** WS 218-2002 categories that matter here, and ten newer types that it does not know. */
    CATEGORIES("categories"),
    /** Diagnosis and treatment subjects (医疗机构诊疗科目名录, 卫医发〔1994〕27号 and later additions). */
    SUBJECTS("subjects"),
    STAFF_TYPES("staff-types"),
    PRACTICE_CATEGORIES("practice-categories"),
    /** WS 218-2002 economic types. */
    ECONOMIC_TYPES("economic-types"),
    /** WS 218-2002 appendix B. */
    MANAGEMENT_CLASSES("management-classes"),
    SERVICES("services");

    private final Map<String, Code> codes = new LinkedHashMap<>();

    CodeTable(String file) {
        for (Map<String, String> row : ShippedTable.rows("codes/" + file + ".csv")) {
            Code code = new Code(
                    row.getOrDefault("code", ""), row.getOrDefault("name", ""), row.getOrDefault("english", ""));
            codes.put(code.code(), code);
        }
    }

    boolean has(String code) {
        return codes.containsKey(code);
    }

    Collection<Code> all() {
        return codes.values();
    }

    /** The name of a code; the code itself when it is unknown. */
    String name(String code, boolean inEnglish) {
        Code known = codes.get(code);
        return known == null ? code : known.name(inEnglish);
    }
}
