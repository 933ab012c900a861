package org.jieli.notification;

import java.util.Collection;
import java.util.UUID;

/** Tells the open pages of institutions that something moved. */
public interface OpenPages {

    void push(Collection<UUID> institutions, String event, UUID subject);
}
