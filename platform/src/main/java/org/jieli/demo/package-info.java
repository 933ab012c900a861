/** A generator of a realistic region, for trying out, tests and benchmarks. */
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
            "resident",
            "alliance",
            "encounter",
            "enrolment",
            "chronic",
            "criteria",
            "capacity",
            "referral",
            "notification",
            "assessment",
            "insurance",
            "audit"
        })
package org.jieli.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
