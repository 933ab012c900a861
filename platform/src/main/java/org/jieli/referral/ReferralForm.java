package org.jieli.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.referral.NewReferral.Choice;
import org.jieli.referral.NewReferral.Consent;
import org.jieli.referral.ReferralContent.Handover;
import org.jieli.referral.ReferralContent.PlannedFollowUp;
import org.jspecify.annotations.Nullable;

/** What is typed into the page of a new referral; {@code to} is "institution/slot", the slot being optional. */
record ReferralForm(
        UUID resident,
        @Nullable UUID visit,
        @Nullable UUID admission,
        ReferralDirection direction,
        @Nullable String diagnosis,
        @Nullable String to,
        @Nullable String best,
        Urgency urgency,
        @Nullable String reason,
        @Nullable String history,
        @Nullable String treatment,
        @Nullable String furtherPlan,
        @Nullable Consent consent,
        @Nullable String choiceReason,
        @Nullable String drugs,
        @Nullable String treatmentGiven,
        @Nullable String prognosis,
        @Nullable String targets,
        @Nullable String redFlags,
        @Nullable String rehabilitation,
        @Nullable LocalDate followUp1,
        @Nullable String purpose1,
        @Nullable LocalDate followUp2,
        @Nullable String purpose2,
        @Nullable String key) {

    @Nullable
    UUID receiver() {
        return to == null || to.isBlank() ? null : UUID.fromString(to.split("/", 2)[0]);
    }

    private @Nullable UUID slot() {
        String[] parts = to == null ? new String[0] : to.split("/", 2);
        return parts.length == 2 && !parts[1].isBlank() ? UUID.fromString(parts[1]) : null;
    }

    /** The command; examinations come from the record, not from the page. */
    NewReferral referral(ReferralContent prefilled, UUID receiver, Instant now) {
        ReferralContent content = new ReferralContent(
                reason == null ? "" : reason,
                prefilled.diagnosisCode(),
                history,
                prefilled.examinations(),
                drugLines(),
                List.of(),
                treatment,
                furtherPlan,
                null,
                null,
                direction == ReferralDirection.DOWN ? handover() : null);
        return new NewReferral(
                resident,
                urgency,
                receiver,
                null,
                content,
                urgency == Urgency.EMERGENCY && consent == null ? Consent.LATER : consent,
                visit,
                admission,
                null,
                urgency == Urgency.EMERGENCY ? null : slot(),
                urgency == Urgency.EMERGENCY ? now : null,
                best == null || best.isBlank() ? null : new Choice(UUID.fromString(best), choiceReason));
    }

    /** One drug a line. */
    private List<ReferralContent.Drug> drugLines() {
        return drugs == null
                ? List.of()
                : drugs.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> new ReferralContent.Drug(line.strip(), null, null))
                        .toList();
    }

    private Handover handover() {
        List<PlannedFollowUp> planned = new ArrayList<>();
        add(planned, followUp1, purpose1);
        add(planned, followUp2, purpose2);
        return new Handover(treatmentGiven, prognosis, targets, redFlags, rehabilitation, planned);
    }

    private static void add(List<PlannedFollowUp> planned, @Nullable LocalDate on, @Nullable String purpose) {
        if (on != null) {
            planned.add(new PlannedFollowUp(on, purpose == null ? "" : purpose));
        }
    }
}
