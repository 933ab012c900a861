package org.jieli.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jieli.region.Divisions;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells how far a post may see: own institution, led alliances, a division, a fund, or the funds below. */
@Component
class AccessOfPost {

    private static final int PROVINCE = 2;

    private final ObjectProvider<MemberInstitutions> members;
    private final Divisions divisions;
    private final Clock clock;

    AccessOfPost(ObjectProvider<MemberInstitutions> members, Divisions divisions, Clock clock) {
        this.members = members;
        this.divisions = divisions;
        this.clock = clock;
    }

    Access of(AccountRecord account, Post post) {
        return new Access(
                account.id(),
                account.practitionerId(),
                account.personName(),
                post.institutionId(),
                post.placeName(),
                post.role(),
                post.division(),
                scope(post));
    }

    private AccessScope scope(Post post) {
        return switch (post.role()) {
            case HEALTH_COMMISSION, EVALUATOR -> AccessScope.division(post.division());
            case INSURANCE_BUREAU -> insurance(post.division());
            case RESIDENT, GUARDIAN -> AccessScope.none();
            case ALLIANCE_OFFICE -> alliance(post);
            case VILLAGE_DOCTOR, FAMILY_DOCTOR, SPECIALIST, PHARMACIST, REFERRAL_CENTRE, ADMINISTRATOR, INTEGRATOR ->
                post.institutionId() == null
                        ? AccessScope.none()
                        : AccessScope.institutions(Set.of(post.institutionId()));
        };
    }

    /** A province that does not pool as a whole, and the nation, look over funds and are none. */
    private AccessScope insurance(String division) {
        boolean above = division.length() <= PROVINCE
                && divisions.poolingRegionOf(division, LocalDate.now(clock)).isEmpty();
        return above ? AccessScope.funds(division) : AccessScope.fund(division);
    }

    private AccessScope alliance(Post post) {
        if (post.institutionId() == null) {
            return AccessScope.none();
        }
        MemberInstitutions known = members.getIfAvailable();
        return AccessScope.institutions(
                known == null ? Set.of(post.institutionId()) : known.ledBy(post.institutionId()));
    }
}
