package org.jieli.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Invents the residents of a region, one after the other and the same for the same number. */
final class People {

    private static final int WORKING_AGE = 18;
    private static final int[][] AGE_BANDS = {{0, 6}, {7, 14}, {15, 39}, {40, 64}, {65, 95}};
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private final long seed;
    private final LocalDate today;
    private final Calibration calibration;
    private final List<Village> villages;
    private final Map<String, Integer> serials = new HashMap<>();

    People(long seed, LocalDate today, Calibration calibration, List<Village> villages) {
        this.seed = seed;
        this.today = today;
        this.calibration = calibration;
        this.villages = villages;
    }

    void each(int count, Consumer<Person> consumer) {
        for (int number = 0; number < count; number++) {
            consumer.accept(person(number));
        }
    }

    private Person person(int number) {
        Chance chance = Chance.of(seed, "person", number);
        Village village = villages.get(number % villages.size());
        boolean male = chance.happens(0.51);
        LocalDate birthDate = birthDate(chance);
        int age = birthDate.until(today).getYears();
        Set<Condition> conditions = conditions(chance, age);
        return new Person(
                number,
                chance.identifier(today.minusYears(1)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli()
                        - number),
                Names.of(chance, male),
                male,
                birthDate,
                identityNumber(village, birthDate, male),
                String.format(Locale.ROOT, "154%08d", number),
                village,
                chance.happens(calibration.get("scheme.employee-share")) && age >= WORKING_AGE ? "310" : "390",
                conditions,
                chance.happens(calibration.get(isKey(age, conditions) ? "enrolment.key-share" : "enrolment.share")),
                conditions.stream().anyMatch(Condition::isFollowedUp)
                        && chance.happens(calibration.get("managed.share")));
    }

    private LocalDate birthDate(Chance chance) {
        int band = chance.weighted(
                calibration.get("age.0-6"),
                calibration.get("age.7-14"),
                calibration.get("age.15-39"),
                calibration.get("age.40-64"),
                calibration.get("age.65-95"));
        int age = chance.between(AGE_BANDS[band][0], AGE_BANDS[band][1]);
        if (band == AGE_BANDS.length - 1) {
            // Old age thins out: the lower of two draws.
            age = Math.min(age, chance.between(AGE_BANDS[band][0], AGE_BANDS[band][1]));
        }
        return today.minusYears(age).minusDays(chance.between(1, 364));
    }

    private Set<Condition> conditions(Chance chance, int age) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        for (Condition condition : Condition.values()) {
            if (chance.happens(calibration.prevalence(condition.key, age))) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private static boolean isKey(int age, Set<Condition> conditions) {
        return age >= 65 || age <= 6 || conditions.stream().anyMatch(Condition::isFollowedUp);
    }

    /** Area 99 and the county's last four digits, birth date, a serial that is odd for men, and the check digit of GB 11643. */
    private String identityNumber(Village village, LocalDate birthDate, boolean male) {
        String head =
                "99" + village.code().substring(2, 6) + birthDate.toString().replace("-", "");
        int parity = male ? 1 : 0;
        int serial = serials.merge(head + parity, 1, Integer::sum) * 2 - 2 + parity;
        String body = head + String.format(Locale.ROOT, "%03d", serial);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + CHECK.charAt(sum % 11);
    }
}
