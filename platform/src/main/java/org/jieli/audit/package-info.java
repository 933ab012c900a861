/** Who saw or changed what: append-only, sealed in hash-chained batches, verifiable. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web"})
package org.jieli.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
