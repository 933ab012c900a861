/** Drug catalogue, linked formularies, ordinary and long prescriptions, their circulation, stock at primary level and its shortages. */
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
            "notification"
        })
package org.jieli.medication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
