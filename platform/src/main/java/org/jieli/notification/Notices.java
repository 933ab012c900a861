package org.jieli.notification;

import java.util.List;
import java.util.UUID;

/** Tells institutions, authorities and residents what happened, once the caller's transaction is committed. */
public interface Notices {

    /** Told also where the caller's own scope does not reach, and again after a failure or a restart. */
    void tell(List<Notice> notices);

    /** A text message to a resident's phone, tried again until the gateway took it; the same event once. */
    void text(UUID residentId, String words, String event);
}
