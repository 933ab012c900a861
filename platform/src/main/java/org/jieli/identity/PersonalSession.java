package org.jieli.identity;

import java.security.Principal;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * The principal of a resident on his own pages, without account and post.
 *
 * @param residentId who signed in
 * @param name his name, which the audit shows
 * @param division GB/T 2260 code of where he lives
 * @param ward whose pages he looks at as the guardian; null on his own
 * @param wardName the name of that person
 */
public record PersonalSession(
        UUID residentId,
        String name,
        String division,
        @Nullable UUID ward,
        @Nullable String wardName) implements Principal {

    @Override
    public String getName() {
        return residentId.toString();
    }

    /** The person whose pages are shown. */
    public UUID shown() {
        return ward == null ? residentId : ward;
    }

    /** A resident on his own pages. */
    public static PersonalSession of(UUID residentId, String name, String division) {
        return new PersonalSession(residentId, name, division, null, null);
    }

    /** The same person on the pages of somebody he acts for. */
    public PersonalSession onPagesOf(UUID other, String otherName) {
        return new PersonalSession(residentId, name, division, other, otherName);
    }

    public PersonalSession onOwnPages() {
        return of(residentId, name, division);
    }

    /** Sees one person, and stands in the audit as himself or as the guardian. */
    public Access access() {
        return new Access(
                residentId,
                null,
                name,
                null,
                name,
                ward == null ? Role.RESIDENT : Role.GUARDIAN,
                division,
                AccessScope.person(shown()));
    }
}
