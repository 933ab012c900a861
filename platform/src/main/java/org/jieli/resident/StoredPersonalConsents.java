package org.jieli.resident;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Consents by the person's own hand. */
@Service
@Transactional
class StoredPersonalConsents implements PersonalConsents {

    private static final String EVIDENCE = "居民端本人确认";

    private final Consents consents;
    private final Wards wards;

    StoredPersonalConsents(Consents consents, Wards wards) {
        this.consents = consents;
        this.wards = wards;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Consent> of(UUID residentId) {
        own(residentId);
        return consents.of(residentId);
    }

    @Override
    public UUID grant(UUID residentId, ConsentKind kind) {
        Access by = own(residentId);
        // Whom a guardian may act for, the ward himself decides.
        if (kind == ConsentKind.PROXY && by.role() == Role.GUARDIAN) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        UUID guardian = by.role() == Role.GUARDIAN ? guardianship(by, residentId) : null;
        return consents.grantOnline(residentId, new NewConsent(kind, guardian, EVIDENCE, null));
    }

    @Override
    public void withdraw(UUID residentId, UUID consentId) {
        Access by = own(residentId);
        consents.withdrawOnline(residentId, consentId, by.personName());
    }

    private UUID guardianship(Access by, UUID residentId) {
        return wards.of(Objects.requireNonNull(by.accountId())).stream()
                .filter(ward -> ward.id().equals(residentId) && ward.mayAct())
                .findFirst()
                .map(Wards.Ward::guardianId)
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static Access own(UUID residentId) {
        Access by = CurrentAccess.requireRole(Role.RESIDENT, Role.GUARDIAN);
        if (!residentId.equals(by.scope().resident())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return by;
    }
}
