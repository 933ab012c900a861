package org.jieli.portal.signin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jieli.audit.AuditLog;
import org.jieli.identity.PersonalSession;
import org.jieli.notification.TextMessageGateway;
import org.jieli.resident.PersonNumbers;
import org.jieli.resident.ReachablePerson;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets residents in with their identity number or phone and a code that goes to the phone of the record. Whether a number is anybody's
 * shows neither in the answers nor in the time they take: the message is handed over beside the request.
 */
@Service
class PersonalSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalSignIn.class);

    private final PersonNumbers numbers;
    private final Residents residents;
    private final SignInCodes codes;
    private final CodeQuota quota;
    private final TextMessageGateway gateway;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final MessageSource messages;
    private final Executor beside;

    PersonalSignIn(
            PersonNumbers numbers,
            Residents residents,
            SignInCodes codes,
            CodeQuota quota,
            TextMessageGateway gateway,
            AuditLog audit,
            TransactionTemplate transactions,
            MessageSource messages,
            @Qualifier("applicationTaskExecutor") Executor beside) {
        this.numbers = numbers;
        this.residents = residents;
        this.codes = codes;
        this.quota = quota;
        this.gateway = gateway;
        this.audit = audit;
        this.transactions = transactions;
        this.messages = messages;
        this.beside = beside;
    }

    /** The request for which the code holds; {@link SignInFault#TOO_MANY_CODES} when too many were asked for. */
    UUID ask(String number, String address) {
        return CurrentAccess.callAsSystem("person.sign-in", () -> {
            if (!quota.take(number, address)) {
                throw new Fault(SignInFault.TOO_MANY_CODES);
            }
            List<ReachablePerson> people = numbers.find(number).stream()
                    .filter(person -> person.phone() != null)
                    .toList();
            SignInCodes.Made made =
                    codes.make(people.stream().map(ReachablePerson::id).toList());
            people.stream()
                    .map(ReachablePerson::phone)
                    .distinct()
                    .limit(1)
                    .forEach(phone -> beside.execute(() -> send(String.valueOf(phone), made.code())));
            return made.id();
        });
    }

    /** The code stands in the message alone: of a failure the log says that it was one. */
    private void send(String phone, String code) {
        try {
            gateway.send(
                    phone,
                    messages.getMessage(
                            "portal.code-text",
                            new Object[] {code, SignInCodes.LIFETIME.toMinutes()},
                            Locale.SIMPLIFIED_CHINESE));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A sign-in code was not taken by the text message gateway: {}",
                    e.getClass().getName());
        }
    }

    /**
     * Who comes in with the code. Faults: {@link SignInFault#CODE_WRONG}, {@link SignInFault#CODE_OVER}; {@link
     * SignInFault#PHONE_SHARED} when the phone is the one of several people, who come in with their identity numbers.
     */
    PersonalSession enter(UUID request, String code) {
        SignInCodes.Try tried = CurrentAccess.callAsSystem("person.sign-in", () -> codes.check(request, code));
        switch (tried.outcome()) {
            case WRONG -> throw new Fault(SignInFault.CODE_WRONG);
            case OVER -> throw new Fault(SignInFault.CODE_OVER);
            case RIGHT -> {}
        }
        if (tried.people().size() != 1) {
            throw new Fault(SignInFault.PHONE_SHARED);
        }
        PersonalSession person = CurrentAccess.callAsSystem(
                        "person.sign-in",
                        () -> transactions.execute(
                                status -> session(tried.people().getFirst())))
                .orElseThrow(() -> new Fault(SignInFault.CODE_OVER));
        CurrentAccess.runAs(
                person.access(),
                () -> transactions.executeWithoutResult(status -> audit.record(
                        "person.sign-in", person.residentId(), "resident", person.residentId(), Map.of())));
        return person;
    }

    private Optional<PersonalSession> session(UUID id) {
        return Optional.ofNullable(residents.findAll(List.of(id)).get(id))
                .filter(resident -> resident.deceasedOn() == null)
                .map(resident -> PersonalSession.of(id, resident.name(), resident.division()));
    }
}
