package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jieli.database.BulkLoad;
import org.jieli.shared.PersonalDataSeal;
import org.jieli.shared.PinyinInitials;

/** Writes the invented people and their year with COPY, table by table; every pass invents the same anew. */
final class FactsLoader {

    private final BulkLoad load;
    private final PersonalDataSeal seal;
    private final List<Person> people;
    private final CareYear years;
    private final Map<UUID, NamedDoctor> doctors;
    private final LocalDate today;

    /** A practitioner to sign as. */
    record NamedDoctor(UUID id, String name, String division) {}

    FactsLoader(
            BulkLoad load,
            PersonalDataSeal seal,
            List<Person> people,
            CareYear years,
            Map<UUID, NamedDoctor> doctors,
            LocalDate today) {
        this.load = load;
        this.seal = seal;
        this.people = people;
        this.years = years;
        this.doctors = doctors;
        this.today = today;
    }

    void residents() {
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
                    NamedDoctor doctor = doctorAt(person.village().townshipCentreId());
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

    void knownAt() {
        load.load(
                "resident.known_at",
                List.of("resident_id", "institution_id", "reason"),
                rows -> each((person, care) -> {
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

    long visits() {
        return load.load(
                "encounter.visit",
                List.of(
                        "id",
                        "resident_id",
                        "institution_id",
                        "practitioner_id",
                        "at",
                        "kind",
                        "complaint",
                        "vital_signs",
                        "diagnosis_codes",
                        "diagnosis_names",
                        "findings",
                        "advice",
                        "decision",
                        "cost"),
                rows -> each((person, care) -> care.visits()
                        .forEach(visit -> rows.row(
                                visit.id(),
                                person.id(),
                                visit.place(),
                                doctorAt(visit.place()).id(),
                                visit.at(),
                                "1",
                                visit.name(),
                                visit.systolic() == null
                                        ? "{}"
                                        : "{\"systolic\":" + visit.systolic() + ",\"diastolic\":" + visit.diastolic()
                                                + "}",
                                List.of(visit.code()),
                                List.of(visit.name()),
                                List.of(),
                                "TREAT_HERE",
                                "TREAT_HERE",
                                String.format(Locale.ROOT, "%.2f", visit.cost())))));
    }

    void stays() {
        load.load(
                "encounter.admission",
                List.of(
                        "id",
                        "resident_id",
                        "institution_id",
                        "department_id",
                        "admitted_at",
                        "route",
                        "diagnosis_codes",
                        "diagnosis_names",
                        "discharged_at",
                        "disposition",
                        "total_cost"),
                rows -> each((person, care) -> care.stays()
                        .forEach(stay -> rows.row(
                                stay.id(),
                                person.id(),
                                stay.place(),
                                stay.department(),
                                stay.from(),
                                stay.route(),
                                List.of(stay.code()),
                                List.of(stay.name()),
                                stay.to(),
                                stay.to() == null ? null : stay.disposition(),
                                stay.to() == null ? null : String.format(Locale.ROOT, "%.2f", stay.cost())))));
    }

    void checks() {
        load.load(
                "chronic.follow_up",
                List.of(
                        "id",
                        "resident_id",
                        "institution_id",
                        "due_on",
                        "purpose",
                        "done_at",
                        "done_by",
                        "systolic",
                        "diastolic",
                        "fasting_glucose",
                        "outcome"),
                rows -> each((person, care) -> care.checks().forEach(check -> {
                    boolean done = check.doneAt() != null;
                    rows.row(
                            check.id(),
                            person.id(),
                            check.place(),
                            check.dueOn(),
                            check.diabetes() ? "高血压、糖尿病季度随访" : "高血压季度随访",
                            check.doneAt(),
                            done ? doctorAt(check.place()).name() : null,
                            done ? check.systolic() : null,
                            done ? check.diastolic() : null,
                            done && check.diabetes() ? check.glucose() : null,
                            done ? (check.controlled() ? "1" : "2") : null);
                })));
    }

    void timeline() {
        load.load(
                "resident.timeline",
                List.of("resident_id", "at", "kind", "institution_id", "summary", "source_id", "path"),
                rows -> each((person, care) -> {
                    care.visits()
                            .forEach(visit -> rows.row(
                                    person.id(),
                                    visit.at(),
                                    "timeline.visit",
                                    visit.place(),
                                    visit.name(),
                                    visit.id(),
                                    "/visits/" + visit.id()));
                    care.stays()
                            .forEach(stay -> rows.row(
                                    person.id(),
                                    stay.from(),
                                    "timeline.admission",
                                    stay.place(),
                                    stay.name(),
                                    stay.id(),
                                    null));
                }));
    }

    private NamedDoctor doctorAt(UUID place) {
        return Objects.requireNonNull(doctors.get(place), () -> "no doctor at " + place);
    }

    private void each(BiConsumer<Person, Care> consumer) {
        people.forEach(person -> consumer.accept(person, years.of(person)));
    }

    /** Referrals in all states, with their history. */
    void ways() {
        load.load(
                "referral.referral",
                List.of(
                        "id",
                        "number",
                        "resident_id",
                        "direction",
                        "urgency",
                        "reach",
                        "state",
                        "from_institution",
                        "from_practitioner",
                        "from_name",
                        "from_division",
                        "to_institution",
                        "to_department",
                        "to_division",
                        "within_alliance",
                        "diagnosis_code",
                        "diagnosis_name",
                        "problem",
                        "content",
                        "consent",
                        "refusal",
                        "owner_institution",
                        "due_at",
                        "rings_at",
                        "booked_for",
                        "created_at",
                        "submitted_at",
                        "replied_at",
                        "arrived_at",
                        "ended_at",
                        "changed_at",
                        "changed_by",
                        "token",
                        "link_code",
                        "version"),
                rows -> each((person, care) -> care.ways().forEach(way -> {
                    WayHistory history = WayHistory.of(way, Instant.from(today.atStartOfDay(ZoneOffset.ofHours(8))));
                    NamedDoctor sender = doctorAt(way.from());
                    boolean open = history.isOpen();
                    rows.row(
                            way.id(),
                            number(person, way),
                            person.id(),
                            way.up() ? "UP" : "DOWN",
                            way.urgent() ? "URGENT" : "ROUTINE",
                            "ALLIANCE",
                            way.state(),
                            way.from(),
                            sender.id(),
                            sender.name(),
                            sender.division(),
                            way.to(),
                            way.department(),
                            doctorAt(way.to()).division(),
                            true,
                            way.code(),
                            way.name(),
                            way.code().substring(0, 3),
                            history.content(way),
                            "PAPER",
                            way.state().equals("REFUSED") ? "NO_CAPACITY" : null,
                            open ? way.to() : null,
                            open ? history.dueAt() : null,
                            open ? history.dueAt() : null,
                            history.bookedFor(),
                            way.at(),
                            way.at(),
                            history.repliedAt(),
                            history.arrivedAt(),
                            history.endedAt(),
                            history.changedAt(),
                            sender.name(),
                            way.id().toString().replace("-", ""),
                            String.format(Locale.ROOT, "%06d", person.number() % 1_000_000),
                            history.steps().size());
                })));
        load.load(
                "referral.event",
                List.of("referral_id", "action", "before", "after", "institution_id", "person_name", "words", "at"),
                rows -> each((person, care) -> care.ways()
                        .forEach(way -> WayHistory.of(way, Instant.from(today.atStartOfDay(ZoneOffset.ofHours(8))))
                                .steps()
                                .forEach(step -> rows.row(
                                        way.id(),
                                        step.action(),
                                        step.before(),
                                        step.after(),
                                        step.bySender() ? way.from() : way.to(),
                                        doctorAt(step.bySender() ? way.from() : way.to())
                                                .name(),
                                        step.words(),
                                        step.at())))));
    }

    private static String number(Person person, Care.Way way) {
        return "ZZ" + person.village().code().substring(0, 6)
                + DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT)
                        .withZone(ZoneOffset.ofHours(8))
                        .format(way.at())
                + String.format(Locale.ROOT, "D%06d", person.number());
    }
}
