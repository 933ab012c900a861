package org.jieli.institution;

/** Where an institution stands in tiered care; its constant order is from the bottom up, continuing care beside it. */
public enum CareLevel {
    /** Village clinics, community stations, clinics. */
    VILLAGE,
    /** Township and community health centres, hospitals of the first tier. */
    TOWNSHIP,
    /** County and city hospitals of the second tier. */
    SECONDARY,
    TERTIARY,
    /** Rehabilitation, nursing, long-term and hospice care. */
    CONTINUING;

    static CareLevel of(InstitutionSummary institution) {
        if (institution.continuingCare()) {
            return CONTINUING;
        }
        return switch (institution.tier()) {
            case TERTIARY -> TERTIARY;
            case SECONDARY -> SECONDARY;
            case PRIMARY -> TOWNSHIP;
            case NONE -> ofCategory(institution.category());
        };
    }

    private static CareLevel ofCategory(String category) {
        boolean small = category.startsWith("D") || category.equals("B200");
        return small ? VILLAGE : TOWNSHIP;
    }
}
