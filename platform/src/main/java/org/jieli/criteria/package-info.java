/** Versioned decision tables that say: treat here, ask, or refer, with reasons and clauses. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "database", "web", "terminology", "institution", "identity", "audit"})
package org.jieli.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
