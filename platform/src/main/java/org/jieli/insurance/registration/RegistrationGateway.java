package org.jieli.insurance.registration;

import org.jspecify.annotations.Nullable;

/** The way to the insurance's system; a region puts its own front machine behind it. */
interface RegistrationGateway {

    /** Whether messages reach the insurance by it, or only lie ready. */
    boolean isConnected();

    /** Where messages go, for the page. */
    String where();

    /** Hands a message over; any exception means that it was not taken and is tried again later. */
    Answer send(TransferMessage message);

    /**
     * What came back.
     *
     * @param serial trt_dcla_detl_sn; null when the fund has not answered yet, or for a cancellation
     * @param refusal why the fund refused; null when it did not
     */
    record Answer(@Nullable String serial, @Nullable String refusal) {

        static final Answer TAKEN = new Answer(null, null);
    }
}
