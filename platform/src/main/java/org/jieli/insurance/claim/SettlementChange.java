package org.jieli.insurance.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.entitlement.Parts;
import org.jspecify.annotations.Nullable;

/**
 * What a settlement changed for a bill.
 *
 * @param number the bill's number
 * @param before who paid what until now; null when it was not settled yet
 * @param after who pays what now
 */
public record SettlementChange(
        UUID claimId,
        String number,
        CareKind kind,
        UUID institutionId,
        LocalDate from,
        LocalDate to,
        @Nullable Parts before,
        Parts after) {

    /** What the funds pay more than before, yuan; negative when less. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public BigDecimal insuredMore() {
        return before == null ? after.insured() : after.insured().subtract(before.insured());
    }

    /** What the person pays more than before, yuan; negative when less. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public BigDecimal personMore() {
        return before == null ? after.person() : after.person().subtract(before.person());
    }

    /** Whether somebody pays another amount than before. */
    public boolean isFelt() {
        return before == null
                || before.total().compareTo(after.total()) != 0
                || before.basic().compareTo(after.basic()) != 0
                || before.critical().compareTo(after.critical()) != 0
                || before.assistance().compareTo(after.assistance()) != 0;
    }
}
