/** Follow-up visits that are planned, due and done. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "region",
            "database",
            "web",
            "institution",
            "identity",
            "audit",
            "resident",
            "alliance",
            "criteria",
            "terminology",
            "encounter",
            "notification",
            "enrolment"
        })
package org.jieli.chronic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
