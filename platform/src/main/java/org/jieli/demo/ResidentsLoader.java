package org.jieli.demo;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.shared.PersonalDataSeal;
import org.jieli.shared.PinyinInitials;

/** Writes the invented people, and where each is known. */
final class ResidentsLoader {

    private final BulkLoad load;
    private final PersonalDataSeal seal;

    ResidentsLoader(BulkLoad load, PersonalDataSeal seal) {
        this.load = load;
        this.seal = seal;
    }

    void residents(List<Person> people) {
        Map<String, Integer> serials = new HashMap<>();
        load.load(
                "resident.resident",
                List.of(
                        "id",
                        "name",
                        "initials",
                        "sex",
                        "birth_date",
                        "identity_sealed",
                        "identity_hash",
                        "phone_sealed",
                        "phone_hash",
                        "record_number",
                        "division",
                        "insurance_scheme"),
                rows -> people.forEach(person -> rows.row(
                        person.id(),
                        person.name(),
                        PinyinInitials.of(person.name()),
                        person.male() ? "MALE" : "FEMALE",
                        person.birthDate(),
                        seal.seal(person.identityNumber()),
                        seal.hash(person.identityNumber()),
                        seal.seal(person.phone()),
                        seal.hash(person.phone()),
                        person.village().code()
                                + String.format(
                                        Locale.ROOT,
                                        "%05d",
                                        serials.merge(person.village().code(), 1, Integer::sum)),
                        person.village().code(),
                        person.scheme())));
        load.load("resident.record_serial", List.of("division", "last"), rows -> serials.forEach(rows::row));
    }

    void knownAt(PeopleYears years) {
        load.load(
                "resident.known_at",
                List.of("resident_id", "institution_id", "reason"),
                rows -> years.forEach((person, care) -> {
                    Set<UUID> places = new LinkedHashSet<>();
                    places.add(person.village().clinicId());
                    places.add(person.village().townshipCentreId());
                    care.visits().forEach(visit -> places.add(visit.place()));
                    care.stays().forEach(stay -> places.add(stay.place()));
                    care.ways().forEach(way -> {
                        places.add(way.from());
                        places.add(way.to());
                    });
                    places.forEach(place -> rows.row(person.id(), place, "demo"));
                }));
    }
}
