package org.jieli.notification;

import java.util.List;

/** Puts messages into the inboxes of institutions and authorities, once the caller's transaction is committed. */
public interface Notices {

    /** Told also where the caller's own scope does not reach, and again after a failure or a restart. */
    void tell(List<Notice> notices);
}
