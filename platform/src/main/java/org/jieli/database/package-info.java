/** The one database: embedded PostgreSQL or an external server, migrations, and the scope of each transaction. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "shared")
package org.jieli.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
