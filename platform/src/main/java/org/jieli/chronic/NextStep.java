package org.jieli.chronic;

/** What follows a follow-up, from the mildest to the weightiest (国卫基层发〔2017〕13号 分类干预). */
public enum NextStep {
    /** The next one at the usual interval. */
    ROUTINE,
    /** Again within two weeks. */
    SOON,
    /** Recommend referral upwards, and follow up actively within two weeks. */
    REFER,
    /** Treat, refer urgently, and follow up actively within two weeks. */
    REFER_URGENTLY;

    public boolean isToRefer() {
        return compareTo(REFER) >= 0;
    }
}
