package org.jieli.terminology;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jieli.terminology.CommonNames.CommonName;

/**
 * A diagnosis as it is searched: by code without dot, by name, by pinyin initials.
 *
 * @param commonNames what doctors call it besides; an everyday diagnosis has some
 */
record DiagnosisEntry(Diagnosis diagnosis, String plainCode, String initials, List<CommonName> commonNames) {

    /** How well a search text fits; the constants' order is the order of the answers. */
    enum Fit {
        EXACT,
        STARTS,
        CONTAINS,
        NOT
    }

    static DiagnosisEntry of(String code, String name, String initials) {
        return new DiagnosisEntry(new Diagnosis(code, name), plain(code), initials, List.of());
    }

    DiagnosisEntry calledAlso(List<CommonName> names) {
        return new DiagnosisEntry(diagnosis, plainCode, initials, names);
    }

    boolean isCommon() {
        return !commonNames.isEmpty();
    }

    Fit fit(SearchText text) {
        Fit ofCode =
                plainCode.equals(text.plain()) ? Fit.EXACT : plainCode.startsWith(text.plain()) ? Fit.STARTS : Fit.NOT;
        return Stream.concat(
                        Stream.of(ofCode, fit(text, diagnosis.name(), initials)),
                        commonNames.stream().map(each -> fit(text, each.name(), each.initials())))
                .min(Fit::compareTo)
                .orElse(Fit.NOT);
    }

    private static Fit fit(SearchText text, String name, String initials) {
        if (name.equals(text.typed()) || initials.equals(text.lower())) {
            return Fit.EXACT;
        }
        if (name.startsWith(text.typed()) || initials.startsWith(text.lower())) {
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
