package org.jieli.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jspecify.annotations.Nullable;

/** Writes long prescriptions of the demo county's chronic patients in all states, the lists of what institutions stock, and their stock. */
final class MedicationLoader {

    private static final List<String> VILLAGE = List.of(
            "C08CA01-01",
            "C08CA05-02",
            "C09AA01-01",
            "C09CA03-01",
            "C03AA03-01",
            "C07AB02-01",
            "A10BA02-02",
            "A10BB12-01",
            "B01AC06-01",
            "C10AA05-01",
            "M01AE01-01",
            "N02BE01-01",
            "R05CB06-01",
            "A02BC01-01",
            "J01CA04-01");
    private static final List<String> TOWNSHIP = List.of(
            "C08CA05-01",
            "C08CA05-03",
            "C09AA02-01",
            "C09CA04-01",
            "C03BA11-01",
            "C03DA01-01",
            "C07AB07-01",
            "A10BA02-01",
            "A10BF01-01",
            "A10BB09-01",
            "C10AA01-01",
            "B01AC04-01",
            "C01DA14-01",
            "R03AC02-01",
            "R03DA04-01",
            "A10AD01-01",
            "R06AX13-01",
            "J01DC02-01");
    private static final List<String> COUNTY = List.of(
            "C08CA02-01",
            "C09CA01-01",
            "C09CA07-02",
            "C09DX04-01",
            "C07AB02-02",
            "A10BH01-01",
            "A10BK01-01",
            "A10AE04-01",
            "A10AB05-01",
            "C10AA07-01",
            "C10AX09-01",
            "B01AA03-01",
            "B01AF01-01",
            "C01AA05-01",
            "C01BD01-01",
            "R03BB04-01",
            "R03AK07-01",
            "R03AK06-01",
            "N05CD04-01",
            "N02AA01-01",
            "L04AX03-01",
            "V08AB02-01");
    private static final int PART = 28;

    private final BulkLoad load;
    private final Doctors doctors;
    private final long seed;
    private final LocalDate today;
    private final Map<UUID, Map<String, Integer>> dispensed = new TreeMap<>();
    private final List<Object[]> dispensings = new ArrayList<>();
    private final List<Object[]> given = new ArrayList<>();
    private final List<Object[]> consumed = new ArrayList<>();

    MedicationLoader(BulkLoad load, Doctors doctors, long seed, LocalDate today) {
        this.load = load;
        this.doctors = doctors;
        this.seed = seed;
        this.today = today;
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
        stock(plan, county);
        requests(home);
    }

    private record Written(
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
                chance.identifier(morning(today.minusDays(ago)).toEpochMilli()),
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
                    Instant at = morning(each.on());
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
                        drug(each.drug()),
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
                                done || due.isBefore(today) ? morning(due) : null,
                                done ? morning(due) : null);
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
                        morning(each.on()),
                        "issue",
                        each.person().village().townshipCentreId(),
                        doctors.at(each.person().village().townshipCentreId()).name(),
                        null)));
        all.forEach(this::dispensings);
    }

    private void dispensings(Written each) {
        for (int part = 0; part < each.done(); part++) {
            UUID id = named("dispensing " + each.id() + " " + part);
            int units = PART * each.perDay();
            Instant at = morning(each.on().plusDays((long) part * PART));
            UUID batch = named("batch " + each.at() + " " + each.drug());
            dispensings.add(new Object[] {
                id,
                each.id(),
                each.person().id(),
                part + 1,
                each.at(),
                at,
                doctors.at(each.at()).name(),
                "COUNTER",
                at,
                doctors.at(each.at()).name()
            });
            given.add(new Object[] {id, 1, batch, units});
            consumed.add(new Object[] {
                named("movement " + id),
                batch,
                each.at(),
                drug(each.drug()),
                "DISPENSED",
                -units,
                at,
                doctors.at(each.at()).name(),
                id
            });
            dispensed.computeIfAbsent(each.at(), key -> new TreeMap<>()).merge(each.drug(), units, Integer::sum);
        }
    }

    private void stock(RegionPlan plan, String county) {
        Map<UUID, List<String>> lists = new TreeMap<>();
        plan.villages().stream()
                .filter(village -> village.code().startsWith(county))
                .forEach(village -> {
                    lists.put(village.clinicId(), VILLAGE);
                    lists.put(village.townshipCentreId(), joined(VILLAGE, TOWNSHIP));
                    lists.put(village.countyHospitalId(), joined(joined(VILLAGE, TOWNSHIP), COUNTY));
                });
        Instant since = morning(plan.founded());
        load.load(
                "medication.formulary",
                List.of("institution_id", "drug_id", "since", "changed_by", "changed_at"),
                rows -> lists.forEach((place, codes) ->
                        codes.forEach(code -> rows.row(place, drug(code), plan.founded(), "示范药师", since))));
        List<Object[]> batches = new ArrayList<>();
        lists.forEach((place, codes) -> {
            Chance chance = Chance.of(seed, "stock", place.getLeastSignificantBits());
            boolean small = codes.size() == VILLAGE.size();
            for (String code : codes) {
                int left = chance.happens(0.12)
                        ? 0
                        : chance.happens(0.15) ? chance.between(5, 40) : chance.between(100, small ? 400 : 4000);
                LocalDate expires = chance.happens(0.06)
                        ? today.plusDays(chance.between(-20, 60))
                        : today.plusDays(chance.between(120, 700));
                batches.add(new Object[] {
                    named("batch " + place + " " + code),
                    place,
                    drug(code),
                    "D" + chance.between(100000, 999999),
                    expires,
                    left
                });
                int used = dispensed.getOrDefault(place, Map.of()).getOrDefault(code, 0);
                if (left + used > 0) {
                    consumed.add(new Object[] {
                        named("receipt " + place + " " + code),
                        named("batch " + place + " " + code),
                        place,
                        drug(code),
                        "RECEIPT",
                        left + used,
                        morning(today.minusDays(100)),
                        "示范药师",
                        null
                    });
                }
            }
        });
        write("medication.batch", List.of("id", "institution_id", "drug_id", "lot", "expires_on", "on_hand"), batches);
        write(
                "medication.dispensing",
                List.of(
                        "id",
                        "prescription_id",
                        "resident_id",
                        "number",
                        "institution_id",
                        "at",
                        "by",
                        "handover",
                        "delivered_at",
                        "delivered_by"),
                dispensings);
        write("medication.dispensing_line", List.of("dispensing_id", "line", "batch_id", "amount"), given);
        write(
                "medication.movement",
                List.of("id", "batch_id", "institution_id", "drug_id", "kind", "amount", "at", "by", "source_id"),
                consumed);
    }

    private void requests(Village home) {
        Instant now = morning(today.minusDays(1));
        List<Object[]> rows = new ArrayList<>();
        List<String> states = List.of("ASKED", "PROMISED", "SENT", "REFUSED");
        for (int i = 0; i < states.size(); i++) {
            Instant asked = now.minusSeconds(i * 90_000L);
            boolean open = states.get(i).equals("ASKED");
            rows.add(new Object[] {
                Chance.of(seed, "urgent", i).identifier(asked.toEpochMilli()),
                i % 2 == 0 ? home.clinicId() : home.townshipCentreId(),
                home.countyHospitalId(),
                drug(VILLAGE.get(i)),
                60 + i * 20,
                "长期处方到期，库存不足一周",
                states.get(i),
                asked,
                "示范药师",
                asked.plusSeconds(86_400),
                open ? null : asked.plusSeconds(7200),
                open ? null : "示范药师",
                states.get(i).equals("REFUSED") ? "厂家缺货，建议换用同类药" : states.get(i).equals("PROMISED") ? "明天随车送达" : null,
                asked
            });
        }
        write(
                "medication.urgent_request",
                List.of(
                        "id",
                        "from_institution",
                        "to_institution",
                        "drug_id",
                        "amount",
                        "reason",
                        "state",
                        "asked_at",
                        "asked_by",
                        "due_at",
                        "answered_at",
                        "answered_by",
                        "answer",
                        "changed_at"),
                rows);
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

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Instant morning(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.ofHours(8));
    }

    /** The shipped catalogue names its drugs by their codes in the same way. */
    private static UUID drug(String code) {
        return named("drug " + code);
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
