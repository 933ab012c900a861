package org.jieli.terminology;

import java.util.Locale;

/** A diagnosis as it is searched: by code without dot, by name, by pinyin initials. */
record DiagnosisEntry(Diagnosis diagnosis, String plainCode, String initials) {

    /** How well a search text fits; the constants' order is the order of the answers. */
    enum Fit {
        EXACT,
        STARTS,
        CONTAINS,
        NOT
    }

    static DiagnosisEntry of(String code, String name, String initials) {
        return new DiagnosisEntry(new Diagnosis(code, name), plain(code), initials);
    }

    Fit fit(SearchText text) {
        String name = diagnosis.name();
        if (plainCode.equals(text.plain()) || name.equals(text.typed()) || initials.equals(text.lower())) {
            return Fit.EXACT;
        }
        if (plainCode.startsWith(text.plain()) || name.startsWith(text.typed()) || initials.startsWith(text.lower())) {
            return Fit.STARTS;
        }
        return name.contains(text.typed()) || initials.contains(text.lower()) ? Fit.CONTAINS : Fit.NOT;
    }

    private static String plain(String code) {
        return code.replace(".", "").toUpperCase(Locale.ROOT);
    }

    /** What somebody typed, in the shapes in which it is compared. */
    record SearchText(String typed, String lower, String plain) {

        static SearchText of(String typed) {
            String stripped = typed.strip();
            return new SearchText(stripped, stripped.toLowerCase(Locale.ROOT), DiagnosisEntry.plain(stripped));
        }
    }
}
