package org.jieli.insurance.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.RegisteredReferral;
import org.jieli.insurance.RegistrationNeed;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * The registration of a referral as the database holds it.
 *
 * @param transaction of the national interface; null when nothing is sent
 * @param fault key of what went wrong, with its words
 * @param dueAt when it is sent next; null when it waits for the receiver, or there is nothing to send
 */
record TransferRegistration(
        UUID id,
        UUID referralId,
        String number,
        UUID residentId,
        String region,
        Scheme scheme,
        String personNumber,
        UUID fromInstitution,
        UUID toInstitution,
        CareArea area,
        RegistrationNeed need,
        @Nullable String transaction,
        String typeCode,
        String diagnosis,
        String diagnosisName,
        String condition,
        String reason,
        @Nullable String opinion,
        boolean withinAlliance,
        @Nullable String stay,
        LocalDate referredOn,
        LocalDate endsOn,
        LocalDate lateAfter,
        RegistrationState state,
        @Nullable String serial,
        @Nullable LocalDate registeredOn,
        @Nullable RegistrationTrouble trouble,
        @Nullable String troubleWords,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        int version) {

    boolean isLate(LocalDate today) {
        boolean out = state != RegistrationState.TO_SEND && state != RegistrationState.FAILED;
        return !out && today.isAfter(lateAfter);
    }

    /** Whether it waits for the receiver to accept the referral. */
    boolean waitsForReceiver() {
        return state == RegistrationState.TO_SEND && dueAt == null;
    }

    /** Whether it was handed over and is off, but the fund's number to cancel it by has not come. */
    boolean waitsForSerial() {
        return (state == RegistrationState.TO_CANCEL || state == RegistrationState.CANCEL_FAILED) && serial == null;
    }

    RegisteredReferral summary(LocalDate today) {
        return new RegisteredReferral(id, referralId, need, state, registeredOn, endsOn, serial, isLate(today));
    }
}
