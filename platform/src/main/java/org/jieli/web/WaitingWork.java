package org.jieli.web;

import java.util.List;
import org.jieli.shared.Access;

/** What waits for somebody in a module, as numbers on his start page; every module contributes its own as beans. */
public interface WaitingWork {

    /** Within the asker's scope, in the order to be shown; empty where the role has no such work. */
    List<Waiting> of(Access access);

    /**
     * A number that opens to its list.
     *
     * @param key message key of what waits
     * @param path the list
     */
    record Waiting(String key, long count, String path) {}
}
