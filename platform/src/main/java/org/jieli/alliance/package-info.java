/** The four forms of medical alliance with lead, members and reserved shares. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web", "region", "institution", "identity", "audit"})
package org.jieli.alliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
