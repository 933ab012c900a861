package org.jieli.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One referral with everything a page or client shows.
 *
 * @param toDepartmentId the asked department
 * @param actions what the asker may do now
 */
record ReferralView(
        ReferralSummary summary,
        Reach reach,
        String fromPersonName,
        java.util.@Nullable UUID toDepartmentId,
        NewReferral.@Nullable Consent consent,
        ReferralContent content,
        List<ReferralEvent> history,
        List<Transition> actions) {

    /** Whether it has ever been in a state. */
    boolean reached(ReferralState state) {
        return history.stream().anyMatch(event -> event.after() == state);
    }

    /** What the receiver asked last, while the answer is outstanding. */
    @Nullable
    String question() {
        return history.stream()
                .filter(event -> event.action().equals(Transition.ASK.name()))
                .reduce((earlier, later) -> later)
                .map(ReferralEvent::words)
                .orElse(null);
    }
}
