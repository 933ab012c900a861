package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.registration.Residence;
import org.jieli.insurance.registration.ResidenceBook;
import org.springframework.stereotype.Component;

/**
 * Whether a bill from elsewhere lies where and while the fund that pays has registered its person as living: the book tells, not the bill.
 */
@Component
class ResidenceFacts {

    private final ResidenceBook book;
    private final Institutions institutions;

    ResidenceFacts(ResidenceBook book, Institutions institutions) {
        this.book = book;
        this.institutions = institutions;
    }

    /** What the book says of people, by person. */
    Map<UUID, List<Residence>> of(Collection<UUID> residents) {
        return book.ofPeople(residents);
    }

    /** The bill with the registration that counts; what it tells itself stays where the book says nothing. */
    NewClaim counting(NewClaim claim, String region, String division, CareArea area, List<Residence> known) {
        LocalDate from = claim.from();
        boolean covered = area != CareArea.LOCAL
                && from != null
                && known.stream().anyMatch(each -> each.covers(region, division, from));
        return covered ? claim.on(Registration.LONG_TERM, claim.referral()) : claim;
    }

    /** The same of what is to replace a kept bill. */
    NewClaim counting(NewClaim claim, StoredClaim before) {
        return counting(
                claim, before.region(), division(before.claim()), before.claim().area(), book.of(before.residentId()));
    }

    /** The same of a kept bill; one that the book no longer covers goes back to what it told, else to that of its referral. */
    StoredClaim asKnown(StoredClaim bill, List<Residence> known) {
        Claim claim = bill.claim();
        boolean covered = concerns(bill, known);
        if (covered == (claim.registration() == Registration.LONG_TERM)) {
            return bill;
        }
        return covered
                ? bill.with(with(claim, Registration.LONG_TERM)).telling(claim.registration())
                : bill.with(with(claim, otherwise(bill))).telling(null);
    }

    /** Whether a bill lies at a place and within days of some registrations. */
    boolean concerns(StoredClaim bill, List<Residence> residences) {
        Claim claim = bill.claim();
        if (claim.area() == CareArea.LOCAL || residences.isEmpty()) {
            return false;
        }
        String division = division(claim);
        return residences.stream().anyMatch(each -> each.covers(bill.region(), division, claim.from()));
    }

    private static Registration otherwise(StoredClaim bill) {
        ReferralUsed referral = bill.claim().referral();
        boolean off = referral != null && referral.cancelled();
        boolean referred = referral != null && referral.registeredOn() != null;
        return !off && (referred || bill.told() == Registration.TEMPORARY) ? Registration.TEMPORARY : Registration.NONE;
    }

    private static Claim with(Claim claim, Registration registration) {
        return claim.arriving(claim.arrival(), registration, claim.referral());
    }

    private String division(Claim claim) {
        return institutions
                .find(claim.institutionId())
                .map(InstitutionSummary::division)
                .orElse("");
    }
}
