package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A closed year's charges, which go by the bills, against what institutions were paid in the final settlement of the year.
 *
 * @param run the last final settlement; null when there is none
 * @param number counts the final settlements of the year; 0 when there is none
 * @param members by institution
 */
public record Reconciled(@Nullable UUID run, int number, Map<UUID, Member> members) {

    public Reconciled {
        members = Map.copyOf(members);
    }

    /**
     * What a member's bills came to.
     *
     * @param charged to the budget by all bills, yuan
     * @param settled part of it that is of bills which the final settlement paid too, yuan
     * @param paid what the final settlement paid for these bills, yuan
     */
    public record Member(BigDecimal charged, BigDecimal settled, BigDecimal paid) {

        static final Member NOTHING =
                new Member(new BigDecimal("0.00"), new BigDecimal("0.00"), new BigDecimal("0.00"));

        /** Paid more (positive) or less than was charged for the same bills. */
        public BigDecimal difference() {
            return paid.subtract(settled);
        }
    }

    /** Nothing for an institution without bills. */
    public Member of(UUID institution) {
        return members.getOrDefault(institution, Member.NOTHING);
    }
}
