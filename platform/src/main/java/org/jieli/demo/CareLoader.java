package org.jieli.demo;

import java.util.List;
import org.jieli.database.BulkLoad;

/** Writes the visits, stays and follow-ups of invented people, and their timelines. */
final class CareLoader {

    private final BulkLoad load;
    private final Doctors doctors;

    CareLoader(BulkLoad load, Doctors doctors) {
        this.load = load;
        this.doctors = doctors;
    }

    long visits(PeopleYears years) {
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
                rows -> years.forEach((person, care) -> care.visits()
                        .forEach(visit -> rows.row(
                                visit.id(),
                                person.id(),
                                visit.place(),
                                doctors.at(visit.place()).id(),
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
                                yuan(visit.cost())))));
    }

    void stays(PeopleYears years) {
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
                        "stable_since",
                        "disposition",
                        "total_cost"),
                rows -> years.forEach((person, care) -> care.stays()
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
                                stay.stableSince(),
                                stay.to() == null ? null : stay.disposition(),
                                stay.to() == null ? null : yuan(stay.cost())))));
    }

    void checks(PeopleYears years) {
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
                rows -> years.forEach((person, care) -> care.checks().forEach(check -> {
                    boolean done = check.doneAt() != null;
                    rows.row(
                            check.id(),
                            person.id(),
                            check.place(),
                            check.dueOn(),
                            check.diabetes() ? "高血压、糖尿病季度随访" : "高血压季度随访",
                            check.doneAt(),
                            done ? doctors.at(check.place()).name() : null,
                            done ? check.systolic() : null,
                            done ? check.diastolic() : null,
                            done && check.diabetes() ? check.glucose() : null,
                            done ? (check.controlled() ? "1" : "2") : null);
                })));
    }

    void timeline(PeopleYears years) {
        load.load(
                "resident.timeline",
                List.of("resident_id", "at", "kind", "institution_id", "summary", "source_id", "path"),
                rows -> years.forEach((person, care) -> {
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
                                    "/admissions/" + stay.id()));
                }));
    }

    private static double yuan(double cost) {
        return Math.round(cost * 100) / 100.0;
    }
}
