/** Enrolment with family-doctor teams: teams, packages, agreements, and what was promised and given. */
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
            "notification"
        })
package org.jieli.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
