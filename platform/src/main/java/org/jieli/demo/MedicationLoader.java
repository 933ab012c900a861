package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jspecify.annotations.Nullable;

/** Writes long prescriptions of the demo county's chronic patients in all states. */
final class MedicationLoader {

    static final int PART = 28;

    private final BulkLoad load;
    private final Doctors doctors;
    private final long seed;
    private final LocalDate today;
    private final StockLoader stock;

    MedicationLoader(BulkLoad load, Doctors doctors, long seed, LocalDate today) {
        this.load = load;
        this.doctors = doctors;
        this.seed = seed;
        this.today = today;
        this.stock = new StockLoader(load, doctors, seed, today);
    }

    void load(RegionPlan plan, List<Person> people) {
        Village home = DemoAccounts.village(plan);
        String county = home.code().substring(0, 6);
        List<Written> written = new ArrayList<>();
        people.stream()
                .filter(person -> person.managed()
                        && person.enrolled()
                        && person.village().code().startsWith(county))
                .forEach(person -> written.add(written(person)));
        prescriptions(written);
        stock.load(plan, county);
        stock.requests(home);
    }

    /** A prescription that was written; {@code done} of its {@code parts} were dispensed at {@code at}. */
    record Written(
            UUID id,
            Person person,
            boolean pressure,
            String drug,
            int perDay,
            int days,
            LocalDate on,
            String state,
            int parts,
            int done,
            UUID at) {

        boolean open() {
            return List.of("ISSUED", "SENT_BACK", "REVIEWED", "PARTLY_DISPENSED", "RETURNED", "ON_HOLD")
                    .contains(state);
        }

        @Nullable
        LocalDate nextDue() {
            return open() && done < parts ? on.plusDays((long) done * PART) : null;
        }
    }

    private Written written(Person person) {
        Chance chance = Chance.of(seed, "prescription", person.number());
        boolean pressure = person.conditions().contains(Condition.HYPERTENSION);
        int ago = chance.between(0, 95);
        int days = chance.pick(List.of(28, 56, 84));
        int parts = days / PART;
        int due = Math.min(parts, ago / PART + 1);
        String state;
        int done = due;
        if (ago <= 3) {
            state = List.of("ISSUED", "SENT_BACK", "REVIEWED").get(chance.weighted(60, 12, 28));
            done = 0;
        } else if (ago > days) {
            state = chance.happens(0.85) ? "DELIVERED" : "EXPIRED";
            done = state.equals("EXPIRED") ? parts - 1 : parts;
        } else {
            done = chance.happens(0.2) ? due - 1 : due;
            state = List.of("ON_HOLD", "STOPPED", "RETURNED", "").get(chance.weighted(8, 4, 3, 85));
            if (state.isEmpty() || done == parts) {
                state = done == parts ? "DELIVERED" : done == 0 ? "REVIEWED" : "PARTLY_DISPENSED";
            }
        }
        return new Written(
                chance.identifier(DemoDrugs.morning(today.minusDays(ago)).toEpochMilli()),
                person,
                pressure,
                pressure ? chance.pick(List.of("C08CA01-01", "C08CA05-02", "C09CA03-01")) : "A10BA02-02",
                pressure ? 1 : 2,
                days,
                today.minusDays(ago),
                state,
                parts,
                done,
                chance.happens(0.7)
                        ? person.village().clinicId()
                        : person.village().townshipCentreId());
    }

    private void prescriptions(List<Written> all) {
        int[] number = {0};
        load.load(
                "medication.prescription",
                List.of(
                        "id",
                        "number",
                        "resident_id",
                        "kind",
                        "state",
                        "institution_id",
                        "review_at",
                        "dispense_at",
                        "practitioner_id",
                        "prescriber",
                        "diagnosis_code",
                        "diagnosis_name",
                        "problem",
                        "issued_at",
                        "days",
                        "interval_days",
                        "valid_until",
                        "first",
                        "evaluation",
                        "confirmation",
                        "limits",
                        "reviewed_at",
                        "reviewed_by",
                        "held_from",
                        "hold_reason",
                        "words",
                        "next_due",
                        "changed_at"),
                rows -> all.forEach(each -> {
                    UUID centre = each.person().village().townshipCentreId();
                    Doctors.Named doctor = doctors.at(centre);
                    Condition disease = each.pressure() ? Condition.HYPERTENSION : Condition.DIABETES;
                    boolean reviewed =
                            !each.state().equals("ISSUED") && !each.state().equals("SENT_BACK");
                    boolean held = each.state().equals("ON_HOLD");
                    Instant at = DemoDrugs.morning(each.on());
                    rows.row(
                            each.id(),
                            "CF" + each.on().toString().replace("-", "").substring(2) + "D" + number[0]++,
                            each.person().id(),
                            "LONG",
                            each.state(),
                            centre,
                            centre,
                            each.at(),
                            doctor.id(),
                            doctor.name(),
                            disease.code,
                            disease.diagnosis,
                            each.pressure() ? "I10" : "E10",
                            at,
                            each.days(),
                            PART,
                            each.on().plusDays(each.days()),
                            false,
                            "病情稳定达标，依从性良好，无不良反应",
                            each.days() > PART ? "PAPER" : "NONE",
                            "国办发〔2026〕11号（四）：基层单次可开具不超过12周用药的长期处方",
                            reviewed ? at.plusSeconds(3600) : null,
                            reviewed ? "示范药师" : null,
                            held ? (each.done() == 0 ? "REVIEWED" : "PARTLY_DISPENSED") : null,
                            held ? "HOSPITAL_STAY" : null,
                            words(each.state()),
                            each.nextDue(),
                            at);
                }));
        load.load(
                "medication.prescription_line",
                List.of("prescription_id", "line", "drug_id", "dose", "frequency", "usage", "quantity"),
                rows -> all.forEach(each -> rows.row(
                        each.id(),
                        1,
                        DemoDrugs.drug(each.drug()),
                        1,
                        each.perDay() == 1 ? "QD" : "BID",
                        "口服",
                        each.days() * each.perDay())));
        load.load(
                "medication.refill",
                List.of("prescription_id", "number", "due_on", "days", "reminded_at", "dispensed_at"),
                rows -> all.forEach(each -> {
                    for (int part = 0; part < each.parts(); part++) {
                        LocalDate due = each.on().plusDays((long) part * PART);
                        boolean done = part < each.done();
                        rows.row(
                                each.id(),
                                part + 1,
                                due,
                                PART,
                                done || due.isBefore(today) ? DemoDrugs.morning(due) : null,
                                done ? DemoDrugs.morning(due) : null);
                    }
                }));
        load.load(
                "medication.refill_line",
                List.of("prescription_id", "number", "line", "quantity", "dispensed"),
                rows -> all.forEach(each -> {
                    for (int part = 0; part < each.parts(); part++) {
                        int units = PART * each.perDay();
                        rows.row(each.id(), part + 1, 1, units, part < each.done() ? units : 0);
                    }
                }));
        load.load(
                "medication.prescription_event",
                List.of("prescription_id", "resident_id", "at", "action", "institution_id", "by", "words"),
                rows -> all.forEach(each -> rows.row(
                        each.id(),
                        each.person().id(),
                        DemoDrugs.morning(each.on()),
                        "issue",
                        each.person().village().townshipCentreId(),
                        doctors.at(each.person().village().townshipCentreId()).name(),
                        null)));
        all.forEach(stock::dispensed);
    }

    private void write(String table, List<String> columns, List<Object[]> all) {
        load.load(table, columns, rows -> all.forEach(rows::row));
    }

    private static @Nullable String words(String state) {
        return switch (state) {
            case "SENT_BACK" -> "请核对用法用量";
            case "RETURNED" -> "本卫生室缺货";
            case "ON_HOLD" -> "示范县人民医院出院";
            case "STOPPED" -> "更换治疗方案";
            default -> null;
        };
    }
}
