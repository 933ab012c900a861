/** How pages and the API speak: the frame of every page, words in two languages, faults as problem details, menus. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"shared", "database"})
package org.jieli.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
