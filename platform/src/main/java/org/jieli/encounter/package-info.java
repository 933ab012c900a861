/** Visits, admissions and discharges: the facts of care, and the first-contact visit page. */
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
            "criteria"
        })
package org.jieli.encounter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
