package org.jieli.insurance.payment.terms;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.shared.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * A version of a pooling region's payment terms.
 *
 * @param region code of the pooling region
 * @param to last day
 * @param source the document
 * @param revision raised by every change of a draft
 */
public record PaymentTermsSet(
        @Nullable UUID id,
        String region,
        int year,
        int version,
        String name,
        LocalDate from,
        LocalDate to,
        String source,
        Confidence confidence,
        @Nullable TermsState state,
        int revision,
        PaymentTerms terms) {

    /** The same with other numbers and their source. */
    public PaymentTermsSet with(PaymentTerms other, String otherSource) {
        return new PaymentTermsSet(
                id, region, year, version, name, from, to, otherSource, confidence, state, revision, other);
    }

    /** An example ships with the platform and can only be copied; a draft is being written; issued terms count. */
    public enum TermsState {
        EXAMPLE_TERMS,
        DRAFT_TERMS,
        ISSUED_TERMS
    }
}
