package org.jieli.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;

/** Who signs at each institution of the plan: its first practitioner. */
record Doctors(Map<UUID, Named> byPlace) {

    /** A practitioner to sign as, with the division of his institution. */
    record Named(UUID id, String name, String division) {}

    static Doctors of(RegionPlan plan) {
        Map<UUID, NewInstitution> places =
                plan.institutions().stream().collect(Collectors.toMap(NewInstitution::id, Function.identity()));
        Map<UUID, Named> doctors = new HashMap<>();
        for (NewPractitioner practitioner : plan.practitioners()) {
            UUID place = practitioner.places().getFirst().institutionId();
            doctors.putIfAbsent(
                    place,
                    new Named(
                            practitioner.id(),
                            practitioner.name(),
                            Objects.requireNonNull(places.get(place)).division()));
        }
        return new Doctors(doctors);
    }

    Named at(UUID place) {
        return Objects.requireNonNull(byPlace.get(place), () -> "no doctor at " + place);
    }
}
