package org.jieli.portal.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.identity.PersonalSession;
import org.jieli.resident.PersonNumbers;
import org.jieli.resident.ReachablePerson;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets residents in with their name, their identity number or phone, and a code that goes to the phone of the record: who got a phone
 * number that was another's does not know the name. Whether a number is anybody's
 * shows neither in the answers nor in the time they take: the message is handed over beside the request.
 */
@Service
class PersonalSignIn {

    private final PersonNumbers numbers;
    private final Residents residents;
    private final SignInCodes codes;
    private final CodeQuota quota;
    private final CodeMessages texts;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    PersonalSignIn(
            PersonNumbers numbers,
            Residents residents,
            SignInCodes codes,
            CodeQuota quota,
            CodeMessages texts,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.numbers = numbers;
        this.residents = residents;
        this.codes = codes;
        this.quota = quota;
        this.texts = texts;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The request for which the code holds; {@link SignInFault#TOO_MANY_CODES} when too many were asked for. */
    UUID ask(String number, String name, String address) {
        return CurrentAccess.callAsSystem("person.sign-in", () -> {
            if (!quota.take(number, address)) {
                throw new Fault(SignInFault.TOO_MANY_CODES);
            }
            List<ReachablePerson> people = numbers.find(number).stream()
                    .filter(person -> person.phone() != null && person.name().equals(name))
                    .toList();
            SignInCodes.Made made =
                    codes.make(people.stream().map(ReachablePerson::id).toList());
            people.stream()
                    .map(ReachablePerson::phone)
                    .distinct()
                    .limit(1)
                    .forEach(phone -> texts.send(String.valueOf(phone), made.code()));
            return made.id();
        });
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
