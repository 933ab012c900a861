package org.jieli.audit;

import java.util.List;
import java.util.UUID;

/** Answers whose acts to show when somebody asks for a name; the identity module knows. */
public interface AccountNames {

    /** The accounts with this username or this person's name; none when there is no such. */
    List<UUID> named(String text);
}
