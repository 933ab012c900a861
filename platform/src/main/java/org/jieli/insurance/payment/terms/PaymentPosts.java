package org.jieli.insurance.payment.terms;

import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.OverFunds;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;

/** Who settles with providers: the bureau of the fund; institutions read what they were paid. */
public final class PaymentPosts {

    /** Who reads what an institution was paid: the bureau all, an institution's office its own. */
    public static final Set<Role> READERS = Set.of(Role.INSURANCE_BUREAU, Role.ALLIANCE_OFFICE, Role.REFERRAL_CENTRE);

    private PaymentPosts() {}

    /** Whether an institution asks for its own payments; {@link org.jieli.shared.CommonFault#FORBIDDEN} for who is no reader. */
    public static boolean asksForOwn() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU, Role.ALLIANCE_OFFICE, Role.REFERRAL_CENTRE)
                        .role()
                != Role.INSURANCE_BUREAU;
    }

    /** The institution of the office that asks; {@link org.jieli.shared.CommonFault#FORBIDDEN} for others. */
    public static UUID institution() {
        return CurrentAccess.requireRole(Role.ALLIANCE_OFFICE, Role.REFERRAL_CENTRE)
                .requireInstitution();
    }

    /** The code of the bureau's region; {@link org.jieli.shared.CommonFault#FORBIDDEN} for others. */
    public static String region() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU).division();
    }
}
