/** What every module speaks: who is asking and how far they may see, faults, time, identifiers, and sealing of personal data. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.jieli.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
