package org.jieli.identity;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.Role;

/** Who holds a role, for work that is given to persons by name. */
public interface Holders {

    /** A person with an account, and where he holds the role. */
    record Holder(UUID accountId, String personName, String placeName, String division) {}

    /** Those who hold a role now over a division or below it, by name; at most 500. */
    List<Holder> holding(Role role, String division);

    /** Those of these accounts who hold the role now. */
    List<Holder> holding(Role role, Collection<UUID> accounts);
}
