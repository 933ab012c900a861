package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jspecify.annotations.Nullable;

/** Writes a team for each township, the packages, the agreements of enrolled people, and the services that their year gave. */
final class EnrolmentLoader {

    private static final int LONGEST_YEARS = 3;

    private final BulkLoad load;
    private final Doctors doctors;
    private final long seed;
    private final LocalDate today;

    EnrolmentLoader(BulkLoad load, Doctors doctors, long seed, LocalDate today) {
        this.load = load;
        this.doctors = doctors;
        this.seed = seed;
        this.today = today;
    }

    /** The team of each township centre. */
    void teams(RegionPlan plan) {
        new CareTeamsLoader(load, plan).load();
    }

    /** A basic package for the city; of the demo township a personalised one that is sold and one that waits for filing. */
    void packages(Village home) {
        DemoPackages.load(load, seed, home, today);
    }

    void agreements(List<Person> people) {
        load.load(
                "enrolment.agreement",
                List.of(
                        "id",
                        "resident_id",
                        "birth_date",
                        "division",
                        "team_id",
                        "institution_id",
                        "doctor_id",
                        "doctor_name",
                        "kind",
                        "state",
                        "from_date",
                        "to_date",
                        "place",
                        "signer",
                        "signature",
                        "signed_at",
                        "signed_by"),
                rows -> people.stream().filter(Person::enrolled).forEach(person -> {
                    UUID centre = person.village().townshipCentreId();
                    Doctors.Named doctor = doctors.at(centre);
                    Term term = term(person);
                    rows.row(
                            agreement(person),
                            person.id(),
                            person.birthDate(),
                            person.village().code(),
                            CareTeamsLoader.team(centre),
                            centre,
                            doctor.id(),
                            doctor.name(),
                            person.number() % 20 == 7 ? "THREE_TEACHER" : "ORDINARY",
                            "SIGNED",
                            term.from(),
                            term.to(),
                            person.number() % 3 == 0 ? "HOME" : "DESK",
                            person.ageOn(today) < 18 ? "监护人" : person.name(),
                            "QY-" + term.from().getYear() + "-" + person.number(),
                            start(term.from()),
                            doctor.name());
                }));
        load.load("enrolment.agreement_package", List.of("agreement_id", "version_id"), rows -> people.stream()
                .filter(Person::enrolled)
                .forEach(person -> rows.row(agreement(person), DemoPackages.basic(seed))));
    }

    /** Diagnoses that the year's visits do not show each time, as the record would tell them. */
    void keyPeople(List<Person> people) {
        load.load(
                "enrolment.key_person",
                List.of("resident_id", "population", "since", "source", "recorded_by", "division"),
                rows -> people.forEach(person -> {
                    for (Condition condition : person.conditions()) {
                        if (condition.isFollowedUp()) {
                            rows.row(
                                    person.id(),
                                    condition.name(),
                                    today.minusYears(1),
                                    "VISIT",
                                    "",
                                    person.village().code());
                        }
                    }
                    if (person.number() % 61 == 5) {
                        rows.row(
                                person.id(),
                                person.number() % 2 == 0 ? "DISABLED" : "POVERTY",
                                today.minusMonths(14),
                                "HAND",
                                "示范用户",
                                person.village().code());
                    }
                }));
    }

    /** What chronic care, referrals and the team's own visits gave within the agreement. */
    void services(PeopleYears years) {
        load.load(
                "enrolment.service",
                List.of(
                        "id",
                        "agreement_id",
                        "resident_id",
                        "team_id",
                        "institution_id",
                        "kind",
                        "at",
                        "by_name",
                        "source_id",
                        "path",
                        "words"),
                rows -> years.forEach((person, care) -> {
                    if (person.enrolled()) {
                        services(rows, person, care);
                    }
                }));
    }

    private void services(BulkLoad.Rows rows, Person person, Care care) {
        Term term = term(person);
        UUID centre = person.village().townshipCentreId();
        care.checks().stream()
                .filter(check -> check.doneAt() != null)
                .forEach(check -> give(
                        rows,
                        person,
                        term,
                        centre,
                        "FOLLOW_UP",
                        check.doneAt(),
                        check.id(),
                        "/follow-ups/" + check.id(),
                        null));
        care.ways()
                .forEach(way -> give(
                        rows,
                        person,
                        term,
                        way.up() ? way.from() : centre,
                        way.up() ? "UP_REFERRAL" : "DOWN_REFERRAL_RECEPTION",
                        way.at(),
                        way.id(),
                        "/referrals/" + way.id(),
                        null));
        Chance chance = Chance.of(seed, "enrolment-services", person.number());
        List<Own> own = new ArrayList<>(List.of(
                new Own("HEALTH_EXAMINATION", "年度健康体检，结果已告知本人", 0.66),
                new Own("EDUCATION", "限盐、戒烟和规律服药指导", 0.72),
                new Own("TCM_GUIDANCE", "体质辨识与保健指导", 0.6),
                new Own("HOME_VISIT", "上门测血压、看用药", 0.4)));
        own.forEach(each -> {
            Instant at = start(today.minusDays(chance.between(2, 330))).plusSeconds(36_000);
            if (chance.happens(each.share())) {
                give(
                        rows,
                        person,
                        term,
                        centre,
                        each.kind(),
                        at,
                        chance.identifier(at.toEpochMilli()),
                        null,
                        each.words());
            }
        });
    }

    private record Own(String kind, String words, double share) {}

    private void give(
            BulkLoad.Rows rows,
            Person person,
            Term term,
            UUID place,
            String kind,
            Instant at,
            UUID source,
            @Nullable String path,
            @Nullable String words) {
        LocalDate day = at.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        if (day.isBefore(term.from()) || !day.isBefore(term.to())) {
            return;
        }
        UUID centre = person.village().townshipCentreId();
        rows.row(
                id("service-" + kind, source),
                agreement(person),
                person.id(),
                CareTeamsLoader.team(centre),
                place,
                kind,
                at,
                doctors.at(centre).name(),
                source,
                path == null ? "/enrolments/" + agreement(person) : path,
                words);
    }

    private record Term(LocalDate from, LocalDate to) {}

    /** Signed in the course of the last year, a few for longer. */
    private Term term(Person person) {
        Chance chance = Chance.of(seed, "enrolment-term", person.number());
        int years = chance.happens(0.7) ? 1 : chance.between(2, LONGEST_YEARS);
        LocalDate from = today.minusDays(chance.between(8, 358));
        return new Term(from, from.plusYears(years));
    }

    /** Whether the person had an agreement on a day. */
    boolean holdsOn(Person person, LocalDate day) {
        if (!person.enrolled()) {
            return false;
        }
        Term term = term(person);
        return !day.isBefore(term.from()) && day.isBefore(term.to());
    }

    private static UUID agreement(Person person) {
        return new UUID(person.id().getMostSignificantBits(), person.id().getLeastSignificantBits() ^ 1);
    }

    static UUID id(String what, UUID of) {
        return UUID.nameUUIDFromBytes((what + of).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.ofHours(8)).toInstant().plusSeconds(32_400);
    }
}
