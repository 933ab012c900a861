package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.registration.RegistrationGateway.Answer;
import org.jieli.insurance.registration.RegistrationRepository.Move;
import org.jieli.insurance.registration.TransferMessages.Missing;
import org.jieli.shared.CurrentAccess;
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
            while (done < AT_ONCE && Boolean.TRUE.equals(transactions.execute(status -> one()))) {
                done++;
            }
        });
    }

    private boolean one() {
        Instant now = clock.instant();
        TransferRegistration due = registrations.nextDue(now).orElse(null);
        if (due == null) {
            return false;
        }
        registrations.move(due, send(due, now), now, ACTOR);
        return true;
    }

    /** What becomes of one that is due. */
    Move send(TransferRegistration due, Instant now) {
        boolean cancels = due.state() == RegistrationState.TO_CANCEL;
        Missing missing = cancels ? null : messages.missing(due);
        if (missing != null) {
            return failed(missing.trouble(), missing.words(), due.attempts());
        }
        try {
            Answer answer = gateway.send(messages.of(due, now));
            if (answer.refusal() != null) {
                return failed(RegistrationTrouble.REFUSED, answer.refusal(), due.attempts());
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
                ? failed(RegistrationTrouble.UNREACHABLE, words, attempts)
                : new Move(
                        due.state(),
                        null,
                        RegistrationTrouble.UNREACHABLE,
                        shortened(words),
                        attempts,
                        now.plus(Duration.ofSeconds(1L << attempts)));
    }

    private static Move failed(RegistrationTrouble trouble, String words, int attempts) {
        return new Move(RegistrationState.FAILED, null, trouble, shortened(words), attempts, null);
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }
}
