package org.jieli.insurance.claim;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jieli.insurance.Claim;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * A bill as it is kept.
 *
 * @param number the bill's own number, unique over all institutions
 * @param region code of the pooling region that pays
 * @param contracted whether a family-doctor agreement held on its first day
 * @param encounterId the visit or admission of the record, where that is known
 * @param revision 1 as received; a correction raises it
 * @param told the registration that it had, where that its person is registered as living there counts instead; else null
 */
public record StoredClaim(
        Claim claim,
        String number,
        UUID residentId,
        String region,
        Scheme scheme,
        String diagnosisName,
        boolean contracted,
        @Nullable UUID encounterId,
        int revision,
        Instant receivedAt,
        String receivedBy,
        @Nullable Registration told) {

    /** The order in which a person's bills are settled; identifiers as the database orders them. */
    static final Comparator<Claim> CLAIMS_IN_ORDER = Comparator.comparing(Claim::to)
            .thenComparing(Claim::from)
            .thenComparing(it -> it.id().toString());

    static final Comparator<StoredClaim> IN_ORDER = Comparator.comparing(StoredClaim::claim, CLAIMS_IN_ORDER);

    public UUID id() {
        return claim.id();
    }

    /** The same with another content. */
    StoredClaim with(Claim other) {
        return copy(other, told);
    }

    /** The same with another registration in the background. */
    StoredClaim telling(@Nullable Registration other) {
        return copy(claim, other);
    }

    private StoredClaim copy(Claim content, @Nullable Registration background) {
        return new StoredClaim(
                content,
                number,
                residentId,
                region,
                scheme,
                diagnosisName,
                contracted,
                encounterId,
                revision,
                receivedAt,
                receivedBy,
                background);
    }
}
