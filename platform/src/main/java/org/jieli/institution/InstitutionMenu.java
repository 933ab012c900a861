package org.jieli.institution;

import java.util.Set;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's place in the menu. */
@Configuration(proxyBeanMethods = false)
class InstitutionMenu {

    @Bean
    MenuEntry institutions() {
        return new MenuEntry(
                MenuEntry.Group.ADMINISTRATION,
                10,
                "institution.title",
                "/administration/institutions",
                "building-hospital",
                Set.of(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION));
    }
}
