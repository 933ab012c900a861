/** What people are told: inbox, text messages through a gateway, retried until delivered. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web", "institution", "identity", "audit", "resident"})
package org.jieli.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
