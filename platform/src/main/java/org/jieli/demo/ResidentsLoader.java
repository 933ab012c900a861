package org.jieli.demo;

import java.time.LocalDate;
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

/** Writes the invented people, who is whose family doctor, and where each is known. */
final class ResidentsLoader {

    private final BulkLoad load;
    private final PersonalDataSeal seal;
    private final Doctors doctors;
    private final LocalDate today;

    ResidentsLoader(BulkLoad load, PersonalDataSeal seal, Doctors doctors, LocalDate today) {
        this.load = load;
        this.seal = seal;
        this.doctors = doctors;
        this.today = today;
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
        load.load(
                "enrolment.enrolment",
                List.of("id", "resident_id", "practitioner_id", "practitioner_name", "institution_id", "from_date"),
                rows -> people.stream().filter(Person::enrolled).forEach(person -> {
                    Doctors.Named doctor = doctors.at(person.village().townshipCentreId());
                    rows.row(
                            new UUID(
                                    person.id().getMostSignificantBits(),
                                    person.id().getLeastSignificantBits() ^ 1),
                            person.id(),
                            doctor.id(),
                            doctor.name(),
                            person.village().townshipCentreId(),
                            today.minusYears(1));
                }));
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
