package org.jieli.enrolment.fulfilment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.ServiceKind;

/** Somebody to whom services are due, the one that waits longest first. */
record DuePerson(UUID agreementId, UUID residentId, UUID teamId, LocalDate dueOn, List<Item> items) {

    /** One service that is due. */
    record Item(ServiceKind kind, String words, LocalDate dueOn) {}

    String key() {
        return dueOn + "_" + agreementId;
    }
}
