/** Medical insurance that steers: benefit rules as data, entitlement over whole episodes, what each path costs, payment to providers. */
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
package org.jieli.insurance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
