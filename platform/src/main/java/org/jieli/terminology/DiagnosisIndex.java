package org.jieli.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jieli.terminology.CommonNames.CommonName;
import org.jieli.terminology.DiagnosisEntry.Fit;
import org.jieli.terminology.DiagnosisEntry.SearchText;

/** All diagnoses in memory: a search looks at every one of them, which for 40,000 takes a few milliseconds. */
final class DiagnosisIndex {

    private static final Comparator<DiagnosisEntry> EVERYDAY_ONES_FIRST = Comparator.comparing(
                    DiagnosisEntry::isCommon, Comparator.reverseOrder())
            .thenComparingInt(entry -> entry.plainCode().length())
            .thenComparing(DiagnosisEntry::plainCode);

    private final Map<String, DiagnosisEntry> byCode = new LinkedHashMap<>();
    private final List<DiagnosisEntry> entries;

    /**
     * @param inOrderOfEditions where several editions know a code, the first counts
     * @param commonNames what doctors call a code besides
     */
    DiagnosisIndex(List<DiagnosisEntry> inOrderOfEditions, Map<String, List<CommonName>> commonNames) {
        inOrderOfEditions.forEach(entry -> byCode.computeIfAbsent(
                entry.diagnosis().code(), code -> entry.calledAlso(commonNames.getOrDefault(code, List.of()))));
        entries = byCode.values().stream().sorted(EVERYDAY_ONES_FIRST).toList();
    }

    Optional<Diagnosis> find(String code) {
        return Optional.ofNullable(byCode.get(code)).map(DiagnosisEntry::diagnosis);
    }

    List<Diagnosis> search(String typed, int limit) {
        SearchText text = SearchText.of(typed);
        if (text.typed().isEmpty()) {
            return List.of();
        }
        Map<Fit, List<Diagnosis>> found = new EnumMap<>(Fit.class);
        for (DiagnosisEntry entry : entries) {
            Fit fit = entry.fit(text);
            if (fit != Fit.NOT) {
                List<Diagnosis> fitting = found.computeIfAbsent(fit, key -> new ArrayList<>());
                if (fitting.size() < limit) {
                    fitting.add(entry.diagnosis());
                }
            }
        }
        return Stream.of(Fit.EXACT, Fit.STARTS, Fit.CONTAINS)
                .flatMap(fit -> found.getOrDefault(fit, List.of()).stream())
                .limit(limit)
                .toList();
    }
}
