/** The national reporting and evaluation: forms, tasks, filling, checks, review, figures, scoring and publication. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "web",
            "region",
            "institution",
            "identity",
            "alliance",
            "notification",
            "audit"
        })
package org.jieli.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
