package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Invents a person's year of care, calibrated on the national statistics; the same for the same number. */
final class CareYear {

    private static final int DAYS = 365;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int STABLE_AFTER = 3;
    private static final List<String[]> COMMON = List.of(
            new String[] {"J06.9", "急性上呼吸道感染"},
            new String[] {"J20.9", "急性支气管炎"},
            new String[] {"K29.5", "慢性胃炎"},
            new String[] {"M54.5", "下背痛"},
            new String[] {"L30.9", "皮炎"},
            new String[] {"N39.0", "泌尿道感染"});
    private static final List<String[]> ADMITTED = List.of(
            new String[] {"J18.9", "肺炎"},
            new String[] {"I63.9", "脑梗死"},
            new String[] {"K80.2", "胆囊结石不伴有胆囊炎"},
            new String[] {"S72.0", "股骨颈骨折"});
    private static final List<String> STATES = List.of(
            "COMPLETED",
            "COMPLETED",
            "COMPLETED",
            "COMPLETED",
            "COMPLETED",
            "COMPLETED",
            "COMPLETED",
            "REFUSED",
            "NOT_ARRIVED",
            "CANCELLED");
    private static final List<String> RECENT_STATES = List.of("SUBMITTED", "RECEIVED", "ACCEPTED", "BOOKED", "IN_CARE");

    private final long seed;
    private final Calibration calibration;
    private final LocalDate today;
    private final UUID cityHospital;
    private final Wards wards;

    CareYear(long seed, Calibration calibration, LocalDate today, UUID cityHospital, Wards wards) {
        this.seed = seed;
        this.calibration = calibration;
        this.today = today;
        this.cityHospital = cityHospital;
        this.wards = wards;
    }

    /** The diagnoses with which people are admitted or referred. */
    static List<String> admitted() {
        return Stream.concat(
                        ADMITTED.stream().map(each -> each[0]),
                        Stream.of(Condition.values()).map(each -> each.code))
                .toList();
    }

    Care of(Person person) {
        Chance chance = Chance.of(seed, "care", person.number());
        int age = person.ageOn(today);
        double need = (age >= 65 ? 1.7 : age <= 6 ? 1.4 : age >= 40 ? 1.1 : 0.65)
                * (person.conditions().isEmpty() ? 0.85 : 1.25);
        List<Care.Visit> visits = new ArrayList<>();
        int count = chance.poisson(calibration.get("visits.per-head") * need * 0.96);
        for (int i = 0; i < count; i++) {
            visits.add(visit(chance, person));
        }
        List<Care.Stay> stays = new ArrayList<>();
        int admissions = chance.poisson(calibration.get("admissions.per-head") * need);
        for (int i = 0; i < admissions; i++) {
            stays.add(stay(chance, person));
        }
        return new Care(visits, stays, checks(chance, person), ways(chance, person));
    }

    private Care.Visit visit(Chance chance, Person person) {
        int level = chance.weighted(
                calibration.get("visits.village-share"),
                calibration.get("visits.township-share"),
                calibration.get("visits.secondary-share"),
                calibration.get("visits.tertiary-share"));
        UUID place =
                switch (level) {
                    case 0 -> person.village().clinicId();
                    case 1 -> person.village().townshipCentreId();
                    case 2 -> person.village().countyHospitalId();
                    default -> cityHospital;
                };
        String cost = List.of("cost.village", "cost.township", "cost.secondary", "cost.tertiary")
                .get(level);
        Instant at = moment(chance, DAYS);
        boolean chronic = !person.conditions().isEmpty() && chance.happens(0.5);
        Condition condition = chronic ? chance.pick(List.copyOf(person.conditions())) : null;
        String[] other = chance.pick(COMMON);
        boolean measured = person.conditions().contains(Condition.HYPERTENSION);
        int systolic = (int) chance.normal(measured ? 142 : 122, 14);
        return new Care.Visit(
                chance.identifier(at.toEpochMilli()),
                place,
                at,
                condition == null ? other[0] : condition.code,
                condition == null ? other[1] : condition.diagnosis,
                measured ? systolic : null,
                measured ? (int) (systolic * 0.6) : null,
                Math.max(5, chance.skewed(calibration.get(cost))));
    }

    private Care.Stay stay(Chance chance, Person person) {
        int level = chance.weighted(
                calibration.get("admissions.township-share"),
                calibration.get("admissions.secondary-share"),
                calibration.get("admissions.tertiary-share"));
        UUID place = List.of(
                        person.village().townshipCentreId(), person.village().countyHospitalId(), cityHospital)
                .get(level);
        String tier = List.of("township", "secondary", "tertiary").get(level);
        Instant from = moment(chance, DAYS);
        long days = Math.max(1, Math.round(chance.skewed(calibration.get("stay-days." + tier))));
        Instant to = from.plusMillis(days * DAY_MILLIS);
        boolean over = to.isBefore(start(today));
        String[] reason = person.conditions().isEmpty() || chance.happens(0.4)
                ? chance.pick(ADMITTED)
                : chance.pick(person.conditions().stream()
                        .map(condition -> new String[] {condition.code, condition.diagnosis})
                        .toList());
        return new Care.Stay(
                chance.identifier(from.toEpochMilli()),
                place,
                wards.of(place, reason[0]),
                from,
                over ? to : null,
                !over && from.isBefore(start(today.minusDays(STABLE_AFTER))) && chance.happens(0.5)
                        ? start(today).minusMillis(DAY_MILLIS / 2)
                        : null,
                List.of("2", "1", "3").get(chance.weighted(0.7, 0.22, 0.08)),
                List.of("1", "3", "2", "4").get(chance.weighted(0.9, 0.03, 0.02, 0.05)),
                reason[0],
                reason[1],
                Math.max(200, chance.skewed(calibration.get("stay-cost." + tier))));
    }

    private List<Care.Check> checks(Chance chance, Person person) {
        List<Care.Check> checks = new ArrayList<>();
        if (!person.managed()) {
            return checks;
        }
        boolean diabetes = person.conditions().contains(Condition.DIABETES);
        int phase = chance.between(0, 89);
        for (int quarter = 0; quarter < 5; quarter++) {
            LocalDate due = today.minusDays(DAYS - phase - quarter * 90L);
            boolean done = due.isBefore(today) && !(due.isAfter(today.minusDays(20)) && chance.happens(0.3));
            if (due.isAfter(today.plusDays(90))) {
                continue;
            }
            boolean controlled = chance.happens(calibration.get("controlled.share"));
            int systolic = (int) chance.normal(controlled ? 130 : 154, 6);
            checks.add(new Care.Check(
                    chance.identifier(start(due).toEpochMilli()),
                    person.number() % 2 == 0
                            ? person.village().townshipCentreId()
                            : person.village().clinicId(),
                    due,
                    done ? start(due).plusSeconds(36_000) : null,
                    systolic,
                    (int) (systolic * 0.6),
                    Math.round(chance.normal(controlled ? 6.1 : 8.4, 0.6) * 10) / 10.0,
                    controlled,
                    diabetes));
        }
        return checks;
    }

    private List<Care.Way> ways(Chance chance, Person person) {
        List<Care.Way> ways = new ArrayList<>();
        if (!chance.happens(calibration.get("referrals.per-head"))) {
            return ways;
        }
        boolean up = chance.happens(calibration.get("referrals.up-share"));
        UUID low = chance.happens(0.5)
                ? person.village().clinicId()
                : person.village().townshipCentreId();
        UUID high = chance.happens(0.7) ? person.village().countyHospitalId() : cityHospital;
        boolean recent = chance.happens(0.08);
        Instant at = moment(chance, recent ? 6 : DAYS - 5).minusMillis(recent ? 0 : 4 * DAY_MILLIS);
        String[] reason = person.conditions().isEmpty()
                ? chance.pick(ADMITTED)
                : chance.pick(person.conditions().stream()
                        .map(condition -> new String[] {condition.code, condition.diagnosis})
                        .toList());
        UUID from = up ? low : high;
        UUID to = up ? high : person.village().townshipCentreId();
        ways.add(new Care.Way(
                chance.identifier(at.toEpochMilli()),
                up,
                from,
                to,
                at,
                recent && up ? chance.pick(RECENT_STATES) : chance.pick(STATES),
                chance.happens(0.15),
                reason[0],
                reason[1],
                wards.of(to, reason[0])));
        return ways;
    }

    /** A moment of the last days: fewer on weekends, more in winter. */
    private Instant moment(Chance chance, int days) {
        LocalDate day = today.minusDays(chance.between(1, days));
        if (day.getDayOfWeek().getValue() >= 6 && chance.happens(0.5)) {
            day = day.minusDays(2);
        }
        return start(day).plusSeconds(chance.between(8 * 3600, 18 * 3600));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.ofHours(8)).toInstant();
    }
}
