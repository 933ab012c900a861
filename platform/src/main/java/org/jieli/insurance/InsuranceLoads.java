package org.jieli.insurance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** For loads of whole regions: who is insured and his bills, settled in memory and written with COPY; work of the system. */
public interface InsuranceLoads {

    /** Whether rules are issued in a region for a day. */
    boolean hasRules(String region, Scheme scheme, LocalDate day);

    /**
     * Writes people with their bills and settlements, in one transaction of the caller. A level that is left empty is that of the
     * institution's tier; bills of days without rules are left out.
     *
     * @return how many bills were written
     */
    long load(List<BilledPerson> people);

    /**
     * An insured person with all his bills.
     *
     * @param region code of the pooling region
     * @param personNumber 参保号
     * @param male null when unknown
     * @param since first insured day, open from there
     */
    record BilledPerson(
            UUID residentId,
            String region,
            String personNumber,
            InsuredPerson person,
            @Nullable Boolean male,
            LocalDate since,
            List<Bill> bills) {}

    /**
     * A bill of his.
     *
     * @param contracted whether a family-doctor agreement held on its first day
     * @param encounterId the visit or admission of the record
     */
    record Bill(
            Claim claim,
            String number,
            String diagnosisName,
            boolean contracted,
            @Nullable UUID encounterId) {}
}
