/** The start page of each role. */
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
            "chronic",
            "capacity",
            "referral",
            "notification",
            "assessment"
        })
package org.jieli.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
