package org.jieli.web;

import java.util.Set;
import org.jieli.shared.Role;

/**
 * One entry of the left menu; every module contributes its own as beans.
 *
 * @param group the job it belongs to
 * @param order place within the group
 * @param key message key of the label
 * @param path where it leads
 * @param icon name of the Tabler icon, without the prefix
 * @param roles who may use it
 */
public record MenuEntry(Group group, int order, String key, String path, String icon, Set<Role> roles) {

    /** The jobs of the menu, in the order they are shown. */
    public enum Group {
        WORKBENCH,
        RESIDENTS,
        REFERRALS,
        ENROLMENT,
        CHRONIC,
        COLLABORATION,
        MEDICATION,
        INSURANCE,
        ALLIANCES,
        REPORTING,
        INDICATORS,
        ADMINISTRATION
    }

    public MenuEntry {
        roles = Set.copyOf(roles);
    }
}
