/** Residents, each once: identity, guardians, consents, and where they are known. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web", "region", "institution", "identity", "audit"})
package org.jieli.resident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
