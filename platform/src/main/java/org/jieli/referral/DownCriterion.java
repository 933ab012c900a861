package org.jieli.referral;

/**
 * When a person may go down, by disease (table {@code referral.down_criterion}).
 *
 * @param fromCode first ICD-10 category of the range, three characters
 * @param toCode last category of the range
 * @param minDays least days of a stay
 * @param conditions what the ward confirms, Chinese
 * @param source document and clause
 * @param confidence C certain, L likely, U uncertain
 */
record DownCriterion(
        String fromCode, String toCode, String name, int minDays, String conditions, String source, String confidence) {

    boolean covers(String problem) {
        return problem.compareTo(fromCode) >= 0 && problem.compareTo(toCode) <= 0;
    }
}
