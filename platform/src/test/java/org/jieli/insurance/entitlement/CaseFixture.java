package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.RuleSet;

/** A person's chain of stays in few words: each is at its own institution, five days long, two days after the one before. */
final class CaseFixture {

    static final LocalDate START = LocalDate.of(2026, 3, 2);

    private final Entitlement entitlement;
    private final List<Claim> claims = new ArrayList<>();
    private InsuredPerson person = new InsuredPerson(Scheme.RESIDENT, LocalDate.of(1980, 1, 1), Set.of(), null, false);
    private LocalDate next = START;

    CaseFixture(RuleSet rules) {
        entitlement = new Entitlement(rules);
    }

    CaseFixture of(InsuredPerson who) {
        person = who;
        return this;
    }

    /** A stay after a referral from the stay before, or from a visit when it is the first. */
    CaseFixture referredTo(String level, String amount) {
        UUID from = claims.isEmpty() ? null : claims.getLast().id();
        return stay(level, amount, Arrival.REFERRED, new ReferralUsed(UUID.randomUUID(), from, next, false));
    }

    CaseFixture directlyTo(String level, String amount) {
        return stay(level, amount, Arrival.DIRECT, null);
    }

    CaseFixture with(Claim claim) {
        claims.add(claim);
        return this;
    }

    private CaseFixture stay(String level, String amount, Arrival arrival, ReferralUsed referral) {
        UUID place = UUID.nameUUIDFromBytes(level.getBytes(StandardCharsets.UTF_8));
        claims.add(new Claim(
                UUID.randomUUID(),
                CareKind.INPATIENT,
                place,
                level,
                CareArea.LOCAL,
                next,
                next.plusDays(5),
                "J18.9",
                arrival,
                null,
                Registration.NONE,
                referral,
                List.of(new BillLine("DRUG_A", new BigDecimal(amount).setScale(2), null))));
        next = next.plusDays(7);
        return this;
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    List<Settlement> settled() {
        Course course = new Course();
        return claims.stream()
                .map(claim -> entitlement.settle(person, claim, course, true))
                .toList();
    }

    /** The last one after the same stays, its deductible not counted on from them. */
    Parts lastUnlinked() {
        Course course = new Course();
        claims.subList(0, claims.size() - 1).forEach(claim -> entitlement.settle(person, claim, course, false));
        return entitlement.unlinked(person, claims.getLast(), course);
    }

    List<BigDecimal> basics() {
        return settled().stream().map(settlement -> settlement.parts().basic()).toList();
    }
}
