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
 * @param overFunds whether also who looks over the funds of a province or of the nation, where his role is among them
 */
public record MenuEntry(
        Group group, int order, String key, String path, String icon, Set<Role> roles, boolean overFunds) {

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

    /** Who looks over funds has nothing to do with the single work of insurance. */
    public MenuEntry(Group group, int order, String key, String path, String icon, Set<Role> roles) {
        this(group, order, key, path, icon, roles, group != Group.INSURANCE);
    }

    /** The same, also for who looks over the funds of a province or of the nation. */
    public MenuEntry alsoOverFunds() {
        return new MenuEntry(group, order, key, path, icon, roles, true);
    }

    public MenuEntry {
        roles = Set.copyOf(roles);
    }
}
