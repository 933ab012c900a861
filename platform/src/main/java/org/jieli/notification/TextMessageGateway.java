package org.jieli.notification;

/** The way to a phone; a region puts its own provider behind it. */
public interface TextMessageGateway {

    /** Hands a message over; any exception means it was not taken and is tried again later. */
    void send(String phone, String words);
}
