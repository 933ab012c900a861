package org.jieli;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Jieli.class);

    @Test
    void modulesMeetOnlyWhereTheyMay() {
        MODULES.verify();
    }
}
