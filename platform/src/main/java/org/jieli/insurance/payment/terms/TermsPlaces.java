package org.jieli.insurance.payment.terms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;

/** The institutions of a region as they are typed: by name, where it is the only one, by credit code or by identifier. */
final class TermsPlaces {

    private final Map<String, UUID> typed = new HashMap<>();
    private final Map<UUID, String> written = new HashMap<>();

    TermsPlaces(List<InstitutionSummary> places) {
        Map<String, Integer> names = new HashMap<>();
        places.forEach(place -> names.merge(place.name(), 1, Integer::sum));
        for (InstitutionSummary place : places) {
            typed.put(place.id().toString(), place.id());
            typed.put(place.creditCode(), place.id());
            boolean byName = names.getOrDefault(place.name(), 0) == 1 && !TermsLines.hasComma(place.name());
            if (byName) {
                typed.putIfAbsent(place.name(), place.id());
            }
            written.put(place.id(), byName ? place.name() : place.creditCode());
        }
    }

    Optional<UUID> find(String text) {
        return Optional.ofNullable(typed.get(text));
    }

    /** The name, or the credit code where the name is not the only one; the identifier when unknown. */
    String write(UUID id) {
        return written.getOrDefault(id, id.toString());
    }
}
