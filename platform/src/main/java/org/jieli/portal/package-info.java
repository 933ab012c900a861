/** Residents' own pages on the phone: what is next, family, referrals, appointments, records, who has looked, consent, complaints. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "web",
            "region",
            "terminology",
            "institution",
            "identity",
            "audit",
            "resident",
            "encounter",
            "enrolment",
            "insurance",
            "chronic",
            "capacity",
            "medication",
            "insurance",
            "referral",
            "notification"
        })
package org.jieli.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
