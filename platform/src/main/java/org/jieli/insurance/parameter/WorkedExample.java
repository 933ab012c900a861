package org.jieli.insurance.parameter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.Tier;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.LevelTerms;
import org.jspecify.annotations.Nullable;

/**
 * A worked example of the sources: a person's stays and what the basic fund pays for each.
 *
 * @param number as people cite it, e.g. {@code 3a}
 * @param set file name of the example version that it was computed with
 */
record WorkedExample(String number, String name, String english, String set, LocalDate born, List<Stay> stays) {

    /**
     * One stay, at a place of its own for each level.
     *
     * @param tier finds the level of another version whose levels have other codes
     * @param fromBefore whether the referral comes from the stay before
     * @param lines yuan by item class
     * @param quantities units by item class, where a price limit counts them
     * @param expected what the basic fund pays, yuan
     * @param because the sum as people write it
     */
    record Stay(
            String level,
            Tier tier,
            LocalDate from,
            LocalDate to,
            String diagnosis,
            Arrival arrival,
            @Nullable Boolean fromBefore,
            Map<String, BigDecimal> lines,
            @Nullable Map<String, BigDecimal> quantities,
            BigDecimal expected,
            String because) {

        /** The whole bill, yuan. */
        BigDecimal total() {
            return lines.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private Claim claim(String code, @Nullable UUID before) {
            List<BillLine> bill = lines.entrySet().stream()
                    .map(line -> new BillLine(
                            line.getKey(),
                            line.getValue().setScale(2),
                            quantities == null ? null : quantities.get(line.getKey())))
                    .toList();
            ReferralUsed referral = arrival == Arrival.REFERRED
                    ? new ReferralUsed(named("referral " + from), before, from, false)
                    : null;
            return new Claim(
                    named("stay " + level + from),
                    CareKind.INPATIENT,
                    named("place " + level),
                    code,
                    CareArea.LOCAL,
                    from,
                    to,
                    diagnosis,
                    arrival,
                    null,
                    Registration.NONE,
                    referral,
                    bill);
        }
    }

    InsuredPerson person(Scheme scheme) {
        return new InsuredPerson(scheme, born, Set.of(), null, false);
    }

    BigDecimal expected() {
        return stays.stream().map(Stay::expected).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Its bills under some rules; empty when they have no such level or item class. */
    Optional<List<Claim>> claims(BenefitRules rules) {
        List<Claim> claims = new ArrayList<>();
        for (Stay stay : stays) {
            Optional<String> level = rules.level(stay.level())
                    .or(() -> rules.levelOf(stay.tier(), CareArea.LOCAL))
                    .map(LevelTerms::code);
            boolean known = stay.lines().keySet().stream().allMatch(code -> rules.items().stream()
                    .anyMatch(item -> item.code().equals(code)));
            if (level.isEmpty() || !known) {
                return Optional.empty();
            }
            boolean follows = Boolean.TRUE.equals(stay.fromBefore()) && !claims.isEmpty();
            claims.add(stay.claim(level.get(), follows ? claims.getLast().id() : null));
        }
        return Optional.of(claims);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
