/** Two-way referral: choice of receiver, workflow, clocks, referral centre, hand-over, closed loop. */
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
            "alliance",
            "encounter",
            "enrolment",
            "chronic",
            "capacity",
            "insurance",
            "criteria",
            "notification"
        })
package org.jieli.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
