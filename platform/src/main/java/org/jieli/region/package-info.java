/** Administrative divisions (GB/T 2260 and below) and pooling regions, with their history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web", "audit"})
package org.jieli.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
