package org.jieli.identity;

import java.util.Set;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells how far a post may see: own institution, led alliances, a division, or a fund. */
@Component
class AccessOfPost {

    private final ObjectProvider<MemberInstitutions> members;

    AccessOfPost(ObjectProvider<MemberInstitutions> members) {
        this.members = members;
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
            case INSURANCE_BUREAU -> AccessScope.fund(post.division());
            case RESIDENT, GUARDIAN -> AccessScope.none();
            case ALLIANCE_OFFICE -> alliance(post);
            case VILLAGE_DOCTOR, FAMILY_DOCTOR, SPECIALIST, PHARMACIST, REFERRAL_CENTRE, ADMINISTRATOR, INTEGRATOR ->
                post.institutionId() == null
                        ? AccessScope.none()
                        : AccessScope.institutions(Set.of(post.institutionId()));
        };
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
