package org.jieli.portal.signin;

import java.util.List;
import java.util.UUID;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes sure once more, for a signature, that who holds the phone is the person: with another code to the phone of his record. */
@Service
public class IdentityCheck {

    private final Residents residents;
    private final SignInCodes codes;
    private final CodeQuota quota;
    private final CodeMessages texts;
    private final TransactionTemplate transactions;

    IdentityCheck(
            Residents residents,
            SignInCodes codes,
            CodeQuota quota,
            CodeMessages texts,
            TransactionTemplate transactions) {
        this.residents = residents;
        this.codes = codes;
        this.quota = quota;
        this.texts = texts;
        this.transactions = transactions;
    }

    /** The request for which the code holds; a fault of the field {@code code} when too many were asked for. */
    public UUID ask(UUID person, String address) {
        return CurrentAccess.callAsSystem("person.identity-check", () -> {
            if (!quota.take("identity check of " + person, address)) {
                throw inField(SignInFault.TOO_MANY_CODES);
            }
            SignInCodes.Made made = codes.make(List.of(person));
            transactions
                    .execute(status -> residents.phone(person, "identity check"))
                    .ifPresent(phone -> texts.send(phone, made.code()));
            return made.id();
        });
    }

    /** A fault of the field {@code code} unless it is the right one for the person. */
    public void confirm(UUID request, UUID person, String code) {
        SignInCodes.Try tried = CurrentAccess.callAsSystem("person.identity-check", () -> codes.check(request, code));
        switch (tried.outcome()) {
            case WRONG -> throw inField(SignInFault.CODE_WRONG);
            case OVER -> throw inField(SignInFault.CODE_OVER);
            case RIGHT -> {}
        }
        if (!tried.people().contains(person)) {
            throw inField(SignInFault.CODE_OVER);
        }
    }

    private static Fault inField(SignInFault fault) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("code", fault.code())));
    }
}
