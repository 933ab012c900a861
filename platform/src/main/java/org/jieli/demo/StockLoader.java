package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jieli.database.BulkLoad;

/** Writes what the institutions of the demo county stock, what was dispensed out of it, and requests for urgent drugs. */
final class StockLoader {

    private final BulkLoad load;
    private final Doctors doctors;
    private final long seed;
    private final LocalDate today;
    private final Map<UUID, Map<String, Integer>> taken = new TreeMap<>();
    private final List<Object[]> dispensings = new ArrayList<>();
    private final List<Object[]> given = new ArrayList<>();
    private final List<Object[]> consumed = new ArrayList<>();

    StockLoader(BulkLoad load, Doctors doctors, long seed, LocalDate today) {
        this.load = load;
        this.doctors = doctors;
        this.seed = seed;
        this.today = today;
    }

    void load(RegionPlan plan, String county) {
        Map<UUID, List<String>> lists = new TreeMap<>();
        plan.villages().stream()
                .filter(village -> village.code().startsWith(county))
                .forEach(village -> {
                    lists.put(village.clinicId(), DemoDrugs.VILLAGE);
                    lists.put(village.townshipCentreId(), DemoDrugs.ofTownship());
                    lists.put(village.countyHospitalId(), DemoDrugs.ofCounty());
                });
        Instant since = DemoDrugs.morning(plan.founded());
        load.load(
                "medication.formulary",
                List.of("institution_id", "drug_id", "since", "changed_by", "changed_at"),
                rows -> lists.forEach((place, codes) ->
                        codes.forEach(code -> rows.row(place, DemoDrugs.drug(code), plan.founded(), "示范药师", since))));
        List<Object[]> batches = new ArrayList<>();
        lists.forEach((place, codes) -> {
            Chance chance = Chance.of(seed, "stock", place.getLeastSignificantBits());
            boolean small = codes.size() == DemoDrugs.VILLAGE.size();
            for (String code : codes) {
                int left = chance.happens(0.12)
                        ? 0
                        : chance.happens(0.15) ? chance.between(5, 40) : chance.between(100, small ? 400 : 4000);
                LocalDate expires = chance.happens(0.06)
                        ? today.plusDays(chance.between(-20, 60))
                        : today.plusDays(chance.between(120, 700));
                batches.add(new Object[] {
                    DemoDrugs.named("batch " + place + " " + code),
                    place,
                    DemoDrugs.drug(code),
                    "D" + chance.between(100000, 999999),
                    expires,
                    left
                });
                int used = taken.getOrDefault(place, Map.of()).getOrDefault(code, 0);
                if (left + used > 0) {
                    consumed.add(new Object[] {
                        DemoDrugs.named("receipt " + place + " " + code),
                        DemoDrugs.named("batch " + place + " " + code),
                        place,
                        DemoDrugs.drug(code),
                        "RECEIPT",
                        left + used,
                        DemoDrugs.morning(today.minusDays(100)),
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

    void requests(Village home) {
        Instant now = DemoDrugs.morning(today.minusDays(1));
        List<Object[]> rows = new ArrayList<>();
        List<String> states = List.of("ASKED", "PROMISED", "SENT", "REFUSED");
        for (int i = 0; i < states.size(); i++) {
            Instant asked = now.minusSeconds(i * 90_000L);
            boolean open = states.get(i).equals("ASKED");
            rows.add(new Object[] {
                Chance.of(seed, "urgent", i).identifier(asked.toEpochMilli()),
                i % 2 == 0 ? home.clinicId() : home.townshipCentreId(),
                home.countyHospitalId(),
                DemoDrugs.drug(DemoDrugs.VILLAGE.get(i)),
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

    /** Counts what a prescription took out of the stock. */
    void dispensed(MedicationLoader.Written each) {
        for (int part = 0; part < each.done(); part++) {
            UUID id = DemoDrugs.named("dispensing " + each.id() + " " + part);
            int units = MedicationLoader.PART * each.perDay();
            Instant at = DemoDrugs.morning(each.on().plusDays((long) part * MedicationLoader.PART));
            UUID batch = DemoDrugs.named("batch " + each.at() + " " + each.drug());
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
                DemoDrugs.named("movement " + id),
                batch,
                each.at(),
                DemoDrugs.drug(each.drug()),
                "DISPENSED",
                -units,
                at,
                doctors.at(each.at()).name(),
                id
            });
            taken.computeIfAbsent(each.at(), key -> new TreeMap<>()).merge(each.drug(), units, Integer::sum);
        }
    }

    private void write(String table, List<String> columns, List<Object[]> all) {
        load.load(table, columns, rows -> all.forEach(rows::row));
    }
}
