package org.jieli.insurance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * What each path costs a person.
 *
 * @param silence why nothing at all is told; null when something is
 * @param kind the kind of care that the amounts are for
 * @param rules name of the rules, with their source and how sure they are
 * @param stay staying at primary level; null when he is not there
 * @param places the candidates, as they were asked for
 */
public record PathComparison(
        @Nullable PathSilence silence,
        @Nullable Scheme scheme,
        @Nullable CareKind kind,
        @Nullable String rules,
        @Nullable String source,
        @Nullable Confidence confidence,
        @Nullable PlaceCost stay,
        List<PlaceCost> places) {

    public PathComparison {
        places = List.copyOf(places);
    }

    /** Nothing can be told. */
    public static PathComparison silent(PathSilence why) {
        return new PathComparison(why, null, null, null, null, null, null, List.of());
    }

    /** Of one of the candidates. */
    public Optional<PlaceCost> at(UUID institutionId) {
        return places.stream()
                .filter(place -> place.institutionId().equals(institutionId))
                .findFirst();
    }
}
