package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jieli.database.BulkLoad;

/** Writes the invented people's referrals in all states, with their history. */
final class WaysLoader {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).withZone(CHINA);

    private final BulkLoad load;
    private final Doctors doctors;
    private final Instant now;

    WaysLoader(BulkLoad load, Doctors doctors, LocalDate today) {
        this.load = load;
        this.doctors = doctors;
        this.now = today.atStartOfDay(CHINA).toInstant();
    }

    void ways(PeopleYears years) {
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
                rows -> years.forEach((person, care) -> care.ways().forEach(way -> {
                    WayHistory history = WayHistory.of(way, now);
                    Doctors.Named sender = doctors.at(way.from());
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
                            doctors.at(way.to()).division(),
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
                rows -> years.forEach((person, care) -> care.ways().forEach(way -> WayHistory.of(way, now)
                        .steps()
                        .forEach(step -> rows.row(
                                way.id(),
                                step.action(),
                                step.before(),
                                step.after(),
                                step.bySender() ? way.from() : way.to(),
                                doctors.at(step.bySender() ? way.from() : way.to())
                                        .name(),
                                step.words(),
                                step.at())))));
    }

    private static String number(Person person, Care.Way way) {
        return "ZZ" + person.village().code().substring(0, 6)
                + DAY.format(way.at())
                + String.format(Locale.ROOT, "D%06d", person.number());
    }
}
