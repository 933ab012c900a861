package org.jieli.referral;

import org.jieli.alliance.AllianceRegistry;
import org.jieli.enrolment.Enrolments;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.resident.Residents;
import org.springframework.boot.test.context.TestComponent;

/** Founds counties in the running application. */
@TestComponent
public class Counties {

    private final AccountFixture accounts;
    private final InstitutionRegistry institutions;
    private final AllianceRegistry alliances;
    private final Residents residents;
    private final Enrolments enrolments;

    Counties(
            AccountFixture accounts,
            InstitutionRegistry institutions,
            AllianceRegistry alliances,
            Residents residents,
            Enrolments enrolments) {
        this.accounts = accounts;
        this.institutions = institutions;
        this.alliances = alliances;
        this.residents = residents;
        this.enrolments = enrolments;
    }

    /** Another one each time. */
    County found() {
        return new County(accounts, institutions, alliances, residents, enrolments);
    }
}
