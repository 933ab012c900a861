package org.jieli.notification;

import java.util.List;

/** Messages that were asked for; kept in the publication registry until they are in the inboxes. */
record NoticesWanted(List<Notice> notices) {}
