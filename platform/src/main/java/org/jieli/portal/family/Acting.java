package org.jieli.portal.family;

import java.util.Map;
import org.jieli.audit.AuditLog;
import org.jieli.identity.PersonalSession;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes down that a guardian went to the pages of his ward. */
@Service
@Transactional
class Acting {

    private final AuditLog audit;

    Acting(AuditLog audit) {
        this.audit = audit;
    }

    public void begins(PersonalSession guardian) {
        CurrentAccess.runAs(
                guardian.access(),
                () -> audit.record("person.act-for", guardian.ward(), "resident", guardian.ward(), Map.of()));
    }
}
