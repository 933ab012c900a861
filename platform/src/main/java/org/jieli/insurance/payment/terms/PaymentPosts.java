package org.jieli.insurance.payment.terms;

import java.util.Set;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;

/** Who settles with providers: the bureau of the fund. */
public final class PaymentPosts {

    public static final Set<Role> BUREAU = Set.of(Role.INSURANCE_BUREAU);

    private PaymentPosts() {}

    /** The code of the bureau's region; {@link org.jieli.shared.CommonFault#FORBIDDEN} for others. */
    public static String region() {
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU).division();
    }
}
