package org.jieli.insurance.rules;

import java.util.List;

/** Lists of ICD-10 codes and beginnings of codes. */
final class Diseases {

    private Diseases() {}

    static boolean name(List<String> beginnings, String diagnosis) {
        for (String beginning : beginnings) {
            if (diagnosis.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
