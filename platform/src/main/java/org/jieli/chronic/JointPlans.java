package org.jieli.chronic;

/** Plans that a hospital and the family doctor have for a person together, after the hospital gave him back. */
public interface JointPlans {

    /** Puts a hospital's plan before the family doctor, who agrees to it or to what he makes of it; the same referral once. */
    void propose(ProposedPlan plan);
}
