/** Schedules, slots and beds, their reserved share, holds and bookings. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "database", "web", "institution", "identity", "audit", "resident", "alliance"})
package org.jieli.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
