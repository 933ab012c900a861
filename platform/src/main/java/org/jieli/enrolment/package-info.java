/** Who is a resident's family doctor. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "database", "web", "institution", "identity", "audit", "resident", "alliance"})
package org.jieli.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
