package org.jieli.identity;

import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator looks after: the accounts of one institution, or of a division; of the whole country for the empty code.
 *
 * @param division GB/T 2260 prefix
 */
record Area(String division, @Nullable UUID institutionId) {

    /** The asker's area; {@link org.jieli.shared.CommonFault#FORBIDDEN} when he is no administrator. */
    static Area ofAsker() {
        Access access = CurrentAccess.requireRole(Role.ADMINISTRATOR);
        return new Area(access.division(), access.institutionId());
    }

    boolean covers(HeldPost post) {
        return covers(post.division(), post.institutionId());
    }

    boolean covers(String otherDivision, @Nullable UUID otherInstitution) {
        return institutionId == null ? otherDivision.startsWith(division) : institutionId.equals(otherInstitution);
    }
}
