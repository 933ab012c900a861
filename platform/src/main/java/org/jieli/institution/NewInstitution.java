package org.jieli.institution;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An institution to be registered.
 *
 * @param id its identifier to be, from {@code Identifiers.next()}
 * @param creditCode unified social credit code with a valid check character
 * @param category WS 218-2002 category code, or one of the newer types (X01 to X10)
 * @param economicType WS 218-2002 economic type, two digits, e.g. 11 state-owned, 17 private
 * @param managementClass 1 non-profit, 2 for profit, 9 other
 * @param division 6 to 12 digits
 * @param referralPhone number of the referral desk, staffed day and night
 * @param since the day on which it began to work
 */
public record NewInstitution(
        UUID id,
        String creditCode,
        String name,
        String category,
        Tier tier,
        Grade grade,
        String economicType,
        String managementClass,
        boolean tcm,
        boolean continuingCare,
        String division,
        @Nullable String address,
        @Nullable String referralPhone,
        @Nullable Double longitude,
        @Nullable Double latitude,
        LocalDate since) {}
