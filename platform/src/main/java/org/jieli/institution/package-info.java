/** Institutions, departments, practitioners, services, and what each institution can treat. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web", "region", "terminology", "audit"})
package org.jieli.institution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
