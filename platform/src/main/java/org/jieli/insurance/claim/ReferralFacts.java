package org.jieli.insurance.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.registration.UsedReferrals;
import org.jieli.insurance.registration.UsedReferrals.Book;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether and when a bill's referral was registered: what the registration book says goes before what the bill says. Of referrals that the
 * book does not know only the system of an institution and the fund may tell, within bounds. Asked beyond the scope, since whoever bills may
 * not see the registration that the bill names.
 */
@Component
class ReferralFacts {

    /** So many days before the admission at most a referral may have been registered that only the bill tells of. */
    static final int MOST_DAYS_BEFORE = 30;

    private final UsedReferrals registrations;
    private final Clock clock;

    ReferralFacts(UsedReferrals registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    /** What the book says of the referrals of some bills. */
    Book of(List<NewClaim> bills) {
        return registrations.of(bills.stream()
                .map(NewClaim::referral)
                .filter(Objects::nonNull)
                .map(NewClaim.Referral::referralId)
                .filter(Objects::nonNull)
                .toList());
    }

    /** The bill with the facts that count; adds a fault where those that it tells itself are not possible. */
    NewClaim counting(NewClaim claim, UUID resident, CareArea area, Role sender, Book book, List<FieldFault> faults) {
        LocalDate from = claim.from();
        if (from == null || !ClaimChecks.hasDays(claim)) {
            return claim;
        }
        boolean isSystem = sender == Role.INTEGRATOR || sender == Role.INSURANCE_BUREAU;
        Registration told = isSystem ? claim.registration() : Registration.NONE;
        NewClaim.Referral referral = claim.referral();
        if (referral == null) {
            return claim.on(told, null);
        }
        UUID id = referral.referralId();
        ReferralUsed known = id == null ? null : book.used(id, resident, from).orElse(null);
        if (known != null) {
            return claim.on(
                    registration(known, area, told),
                    new NewClaim.Referral(
                            known.referralId(), referral.fromClaim(), known.registeredOn(), known.cancelled()));
        }
        LocalDate registered = isSystem ? referral.registeredOn() : null;
        if (registered != null && registered.isBefore(from.minusDays(MOST_DAYS_BEFORE))) {
            faults.add(
                    FieldFault.of("referral.registeredOn", "insurance.claim.registered-too-early", MOST_DAYS_BEFORE));
        }
        return claim.on(told, new NewClaim.Referral(id, referral.fromClaim(), registered, referral.cancelled()));
    }

    /** A kept bill with what the book says of its referral now; the same where the book says nothing of it. */
    Claim asKnown(StoredClaim bill) {
        Claim claim = bill.claim();
        ReferralUsed named = claim.referral();
        return named == null
                ? claim
                : of(named.referralId(), bill.residentId(), claim.from())
                        .map(known -> claim.arriving(
                                claim.arrival(),
                                registration(known, claim.area(), claim.registration()),
                                known(named, known)))
                        .orElse(claim);
    }

    /**
     * A bill whose referral was registered late: on the day that the book says, or today where the fund itself says so. A cancelled
     * referral stays off.
     */
    Claim registeredLate(StoredClaim bill, @Nullable Registration wanted, Role by) {
        Claim claim = bill.claim();
        ReferralUsed named = claim.referral();
        ReferralUsed known = named == null
                ? null
                : of(named.referralId(), bill.residentId(), claim.from()).orElse(null);
        if ((named != null && named.cancelled()) || (known != null && known.cancelled())) {
            throw refused("insurance.claim.referral-off");
        }
        Arrival arrival = claim.arrival() == Arrival.DIRECT ? Arrival.REFERRED : claim.arrival();
        if (named != null && known != null && known.registeredOn() != null) {
            return claim.arriving(
                    arrival, registration(known, claim.area(), claim.registration()), known(named, known));
        }
        if (by != Role.INSURANCE_BUREAU) {
            throw refused("insurance.claim.not-registered");
        }
        return claim.arriving(
                arrival,
                wanted == null ? claim.registration() : wanted,
                new ReferralUsed(
                        named == null ? claim.id() : named.referralId(),
                        named == null ? null : named.fromClaim(),
                        LocalDate.now(clock),
                        false));
    }

    /** A replaced bill, on which a cancelled referral stays off. */
    static Claim stillOff(Claim before, Claim now) {
        ReferralUsed earlier = before.referral();
        ReferralUsed later = now.referral();
        if (earlier == null
                || later == null
                || !earlier.cancelled()
                || !earlier.referralId().equals(later.referralId())) {
            return now;
        }
        return now.arriving(now.arrival(), now.registration(), earlier);
    }

    /** Whether a bill says the same as the kept one, but for what the book has learned of its referral since. */
    boolean isSame(StoredClaim before, StoredClaim now) {
        return before.claim().equals(now.claim()) || asKnown(before).equals(now.claim());
    }

    private Optional<ReferralUsed> of(UUID referral, UUID resident, LocalDate admission) {
        return registrations.of(List.of(referral)).used(referral, resident, admission);
    }

    private static ReferralUsed known(ReferralUsed named, ReferralUsed known) {
        return new ReferralUsed(known.referralId(), named.fromClaim(), known.registeredOn(), known.cancelled());
    }

    /** Who is registered as living elsewhere stays so: the book knows of single treatments. */
    private static Registration registration(ReferralUsed known, CareArea area, @Nullable Registration otherwise) {
        if (otherwise == Registration.LONG_TERM) {
            return Registration.LONG_TERM;
        }
        boolean counts = area != CareArea.LOCAL && known.registeredOn() != null && !known.cancelled();
        return counts ? Registration.TEMPORARY : Registration.NONE;
    }

    private static Fault refused(String code) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("kind", code)));
    }
}
