package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.Claim;
import org.jieli.insurance.LongResidences;
import org.jieli.insurance.Registration;
import org.jieli.insurance.registration.Residence;
import org.springframework.stereotype.Component;

/** Whether a bill from elsewhere lies where and while its person is registered as living: the book tells, not the bill. */
@Component
class ResidenceFacts {

    private final LongResidences residences;
    private final Institutions institutions;

    ResidenceFacts(LongResidences residences, Institutions institutions) {
        this.residences = residences;
        this.institutions = institutions;
    }

    /** The bill with the registration that counts; what it tells itself stays where the book says nothing. */
    NewClaim counting(NewClaim claim, UUID resident, UUID institution, CareArea area) {
        LocalDate from = claim.from();
        return from != null && covers(resident, institution, area, from)
                ? claim.on(Registration.LONG_TERM, claim.referral())
                : claim;
    }

    /** The same of a kept bill; one that the book no longer covers goes back to that of its referral. */
    Claim asKnown(Claim claim, UUID resident) {
        boolean covered = covers(resident, claim.institutionId(), claim.area(), claim.from());
        if (covered == (claim.registration() == Registration.LONG_TERM)) {
            return claim;
        }
        boolean referred = claim.referral() != null
                && claim.referral().registeredOn() != null
                && !claim.referral().cancelled();
        Registration otherwise = referred ? Registration.TEMPORARY : Registration.NONE;
        return ReferralFacts.with(
                claim, claim.arrival(), covered ? Registration.LONG_TERM : otherwise, claim.referral());
    }

    /** Whether a bill lies at a place and within days. */
    boolean concerns(Claim claim, List<Residence> residences) {
        return claim.area() != CareArea.LOCAL
                && residences.stream().anyMatch(each -> each.covers(division(claim.institutionId()), claim.from()));
    }

    private boolean covers(UUID resident, UUID institution, CareArea area, LocalDate day) {
        return area != CareArea.LOCAL && residences.livesIn(resident, division(institution), day);
    }

    private String division(UUID institution) {
        return institutions.find(institution).map(each -> each.division()).orElse("");
    }
}
