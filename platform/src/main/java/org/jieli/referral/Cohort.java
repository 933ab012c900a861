package org.jieli.referral;

/** A part of the referrals by one predicate, which figures count and lists show: so a figure opens to exactly what it counted. */
enum Cohort {
    SUBMITTED("submitted_at is not null"),
    COMPLETED("state = 'COMPLETED'"),
    REFUSED("state = 'REFUSED'"),
    /** The receiver accepted, asked, refused or redirected. */
    REPLIED("replied_at is not null"),
    ARRIVED("arrived_at is not null"),
    /** Of whom it is known whether they came. */
    EXPECTED("(arrived_at is not null or state = 'NOT_ARRIVED')"),
    UP("direction = 'UP'"),
    DOWN("direction = 'DOWN'"),
    LATERAL("direction = 'LATERAL'"),
    UNDER_WAY("owner_institution is not null");

    private final String predicate;

    Cohort(String predicate) {
        this.predicate = predicate;
    }

    /** SQL over the columns of {@code referral.referral}. */
    String predicate() {
        return predicate;
    }
}
