package org.jieli.notification;

import java.util.UUID;

/** A text message that was asked for; kept in the publication registry until it is in the outbox. */
record TextWanted(UUID residentId, String words, String event) {}
