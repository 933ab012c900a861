package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.registration.RegistrationGateway.Answer;
import org.jieli.insurance.registration.RegistrationRepository.Move;
import org.jieli.insurance.registration.TransferMessages.Missing;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is due, one at a time: tried again with growing delay, given up after ten attempts; a refusal is not tried again. */
@Component
class SendingRegistrations {

    private static final Logger LOG = LoggerFactory.getLogger(SendingRegistrations.class);
    private static final String ACTOR = "insurance.registration";
    private static final int MOST_ATTEMPTS = 10;
    private static final int AT_ONCE = 50;
    private static final int LONGEST_WORDS = 200;
    private static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final RegistrationRepository registrations;
    private final TransferMessages messages;
    private final RegistrationGateway gateway;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SendingRegistrations(
            RegistrationRepository registrations,
            TransferMessages messages,
            RegistrationGateway gateway,
            TransactionTemplate transactions,
            Clock clock) {
        this.registrations = registrations;
        this.messages = messages;
        this.gateway = gateway;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One look at what is due. */
    void deliver() {
        CurrentAccess.runAsSystem(ACTOR, () -> {
            int done = 0;
            while (done < AT_ONCE && next()) {
                done++;
            }
        });
    }

    /** One that cannot be written down is put off, so that the others go on. */
    private boolean next() {
        AtomicReference<@Nullable TransferRegistration> taken = new AtomicReference<>();
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> one(taken)));
        } catch (RuntimeException e) {
            TransferRegistration stuck = taken.get();
            if (stuck == null) {
                throw e;
            }
            LOG.error("Registration {} could not be moved and is put off", stuck.number(), e);
            Instant until = clock.instant().plus(PUT_OFF);
            transactions.executeWithoutResult(status -> registrations.putOff(stuck.id(), until));
            return true;
        }
    }

    private boolean one(AtomicReference<@Nullable TransferRegistration> taken) {
        Instant now = clock.instant();
        TransferRegistration due = registrations.nextDue(now).orElse(null);
        if (due == null) {
            return false;
        }
        taken.set(due);
        registrations.move(due, send(due, now), now, ACTOR);
        return true;
    }

    /** What becomes of one that is due. */
    Move send(TransferRegistration due, Instant now) {
        boolean cancels = due.state() == RegistrationState.TO_CANCEL;
        Missing missing = cancels ? null : messages.missing(due);
        if (missing != null) {
            return failed(due, missing.trouble(), missing.words(), due.attempts());
        }
        try {
            Answer answer = gateway.send(messages.of(due, now));
            if (answer.refusal() != null) {
                return failed(due, RegistrationTrouble.REFUSED, answer.refusal(), due.attempts());
            }
            if (cancels) {
                return Move.to(RegistrationState.CANCELLED);
            }
            return answer.serial() == null
                    ? Move.to(RegistrationState.SENT)
                    : new Move(RegistrationState.CONFIRMED, answer.serial(), null, null, 0, null);
        } catch (RuntimeException e) {
            LOG.warn("Registration {} was not taken: {}", due.number(), e.getMessage());
            return again(
                    due, Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()), now);
        }
    }

    private static Move again(TransferRegistration due, String words, Instant now) {
        int attempts = due.attempts() + 1;
        return attempts >= MOST_ATTEMPTS
                ? failed(due, RegistrationTrouble.UNREACHABLE, words, attempts)
                : new Move(
                        due.state(),
                        null,
                        RegistrationTrouble.UNREACHABLE,
                        shortened(words),
                        attempts,
                        now.plus(Duration.ofSeconds(1L << attempts)));
    }

    /** A cancellation that failed stays a cancellation. */
    private static Move failed(TransferRegistration due, RegistrationTrouble trouble, String words, int attempts) {
        return new Move(
                due.state() == RegistrationState.TO_CANCEL ? RegistrationState.CANCEL_FAILED : RegistrationState.FAILED,
                null,
                trouble,
                shortened(words),
                attempts,
                null);
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }
}
