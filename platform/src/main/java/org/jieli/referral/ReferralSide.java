package org.jieli.referral;

/** From which side a list or a figure looks at referrals: those an institution or division sent, or those it received. */
enum ReferralSide {
    SENT,
    RECEIVED
}
