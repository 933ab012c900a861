package org.jieli.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill for which insurance is asked: one stay or one outpatient visit.
 *
 * @param institutionId where; two claims of one institution are of the same place
 * @param level code of a level of the rules, e.g. {@code TOWNSHIP}
 * @param from day of admission or of the visit
 * @param to day of discharge; the same day for a visit
 * @param diagnosis ICD-10 code of the main diagnosis
 * @param exemption code of the group for {@link Arrival#EXEMPT}, e.g. {@code PREGNANT}
 * @param lines the bill by item class
 */
public record Claim(
        UUID id,
        CareKind kind,
        UUID institutionId,
        String level,
        CareArea area,
        LocalDate from,
        LocalDate to,
        String diagnosis,
        Arrival arrival,
        @Nullable String exemption,
        Registration registration,
        @Nullable ReferralUsed referral,
        List<BillLine> lines) {

    /** Of the whole bill, yuan. */
    public BigDecimal total() {
        BigDecimal sum = BigDecimal.ZERO;
        for (BillLine line : lines) {
            sum = sum.add(line.amount());
        }
        return sum;
    }

    /** ICD-10 category: two claims with the same one are of the same disease. */
    public String disease() {
        return diagnosis.length() <= CATEGORY ? diagnosis : diagnosis.substring(0, CATEGORY);
    }

    /** The same on another level. */
    public Claim onLevel(String other) {
        return copy(other, arrival, registration, referral, lines);
    }

    /** The same, come to in another way. */
    public Claim arriving(Arrival other, Registration as, @Nullable ReferralUsed by) {
        return copy(level, other, as, by, lines);
    }

    /** The same with another content. */
    public Claim billing(List<BillLine> others) {
        return copy(level, arrival, registration, referral, others);
    }

    private Claim copy(String ofLevel, Arrival in, Registration as, @Nullable ReferralUsed by, List<BillLine> content) {
        return new Claim(id, kind, institutionId, ofLevel, area, from, to, diagnosis, in, exemption, as, by, content);
    }

    private static final int CATEGORY = 3;
}
