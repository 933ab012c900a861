package org.jieli.enrolment.policy;

import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.TeamFunction;
import org.jieli.shared.Confidence;

/**
 * Whom a team must have for a kind of agreement.
 *
 * @param neededToSign whether an agreement is refused without them, or only warned of
 */
public record Composition(
        AgreementKind kind,
        TeamFunction function,
        int atLeast,
        boolean neededToSign,
        String source,
        Confidence confidence) {

    public boolean isMetBy(CareTeam team) {
        return team.count(function) >= atLeast;
    }
}
