package org.jieli.insurance;

import java.util.function.Supplier;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;

/** A clerk of a region's insurance bureau at work. */
public final class FundBureau {

    private FundBureau() {}

    public static Access of(String region) {
        return new Access(
                Identifiers.next(),
                null,
                "测试医保局",
                null,
                "测试医保局",
                Role.INSURANCE_BUREAU,
                region,
                AccessScope.fund(region));
    }

    public static <T> T call(String region, Supplier<T> work) {
        return CurrentAccess.callAs(of(region), work);
    }
}
