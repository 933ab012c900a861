package org.jieli.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.referral.NewReferral.Choice;
import org.jieli.referral.NewReferral.Consent;
import org.jieli.referral.ReferralContent.Handover;
import org.jieli.referral.ReferralContent.PlannedFollowUp;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into the page of a new referral.
 *
 * @param to "institution/slot/department", slot and department being optional, or {@link #OTHER}
 * @param other the institution found by search, with {@link #OTHER}
 * @param examinations one a line, as {@link ContentLines} reads them; so drugs and operations
 * @param wentAt when the person went, for an emergency
 * @param draft the draft that is written anew, with the version that was seen
 * @param signature drawn on the screen, a data URL
 */
record ReferralForm(
        UUID resident,
        @Nullable UUID visit,
        @Nullable UUID admission,
        ReferralDirection direction,
        @Nullable String diagnosis,
        @Nullable String to,
        @Nullable UUID other,
        @Nullable UUID assessor,
        @Nullable String best,
        Urgency urgency,
        @Nullable LocalDateTime wentAt,
        @Nullable String reason,
        @Nullable String history,
        @Nullable String examinations,
        @Nullable String operations,
        @Nullable String treatment,
        @Nullable String furtherPlan,
        @Nullable String recordNumber,
        @Nullable String fromDepartment,
        @Nullable Consent consent,
        @Nullable String signature,
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
        @Nullable String key,
        @Nullable UUID draft,
        @Nullable Integer version) {

    static final String OTHER = "other";

    private static final int FIRST_FOLLOW_UP_DAYS = 7;
    private static final int SECOND_FOLLOW_UP_DAYS = 28;
    private static final int INSTITUTION = 0;
    private static final int SLOT = 1;
    private static final int DEPARTMENT = 2;

    /**
     * What the page starts from beside the content.
     *
     * @param receiver the institution chosen before; null for the one that ranks first
     * @param draft the draft that is written anew; null for a new referral
     */
    record Start(
            UUID resident,
            @Nullable UUID visit,
            @Nullable UUID admission,
            ReferralDirection direction,
            Urgency urgency,
            @Nullable UUID receiver,
            @Nullable UUID draft,
            @Nullable Integer version) {}

    /** The page as it is opened, filled from the content. */
    static ReferralForm of(ReferralContent content, Start start, Instant now) {
        Handover handover = content.handover();
        List<PlannedFollowUp> planned = handover == null ? List.of() : handover.followUps();
        PlannedFollowUp first = planned.isEmpty() ? null : planned.getFirst();
        PlannedFollowUp second = planned.size() < 2 ? null : planned.get(1);
        LocalDate today = ChinaTime.date(now);
        return new ReferralForm(
                start.resident(),
                start.visit(),
                start.admission(),
                start.direction(),
                content.diagnosisCode(),
                start.receiver() == null ? null : start.receiver().toString(),
                null,
                null,
                null,
                start.urgency(),
                ChinaTime.dateTime(now),
                content.reason(),
                content.history(),
                ContentLines.ofExaminations(content.examinations()),
                ContentLines.ofOperations(content.operations()),
                content.otherTreatment(),
                content.furtherPlan(),
                content.recordNumber(),
                content.fromDepartment(),
                null,
                null,
                null,
                ContentLines.ofDrugs(content.drugs()),
                handover == null ? null : handover.treatmentGiven(),
                handover == null ? null : handover.prognosis(),
                handover == null ? null : handover.targets(),
                handover == null ? null : handover.redFlags(),
                handover == null ? null : handover.rehabilitation(),
                first == null ? today.plusDays(FIRST_FOLLOW_UP_DAYS) : first.on(),
                first == null ? null : first.purpose(),
                second != null ? second.on() : first == null ? today.plusDays(SECOND_FOLLOW_UP_DAYS) : null,
                second == null ? null : second.purpose(),
                Identifiers.next().toString(),
                start.draft(),
                start.version());
    }

    @Nullable
    UUID receiver() {
        return OTHER.equals(to) ? other : part(INSTITUTION);
    }

    boolean isElsewhere() {
        return OTHER.equals(to);
    }

    private @Nullable UUID part(int index) {
        String[] parts = to == null || isElsewhere() ? new String[0] : to.split("/", -1);
        if (parts.length <= index || parts[index].isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(parts[index]);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** The command; {@code prefilled} gives what the page did not ask. */
    NewReferral referral(ReferralContent prefilled, UUID receiver, Instant now) {
        ReferralContent content = new ReferralContent(
                reason == null ? "" : reason,
                prefilled.diagnosisCode(),
                filled(history),
                examinations == null ? prefilled.examinations() : ContentLines.examinations(examinations),
                ContentLines.drugs(drugs),
                ContentLines.operations(operations),
                filled(treatment),
                filled(furtherPlan),
                null,
                null,
                direction == ReferralDirection.DOWN ? handover() : null,
                filled(recordNumber),
                filled(fromDepartment));
        boolean emergency = urgency == Urgency.EMERGENCY;
        return new NewReferral(
                resident,
                urgency,
                receiver,
                part(DEPARTMENT),
                content,
                emergency && consent == null ? Consent.LATER : consent,
                visit,
                admission,
                assessor,
                emergency || direction == ReferralDirection.DOWN ? null : part(SLOT),
                emergency ? went(now) : null,
                choice(),
                signature);
    }

    private Instant went(Instant now) {
        return wentAt == null ? now : wentAt.atZone(ChinaTime.ZONE).toInstant();
    }

    private @Nullable Choice choice() {
        return Optional.ofNullable(best)
                .filter(first -> !first.isBlank())
                .map(first -> new Choice(UUID.fromString(first), filled(choiceReason)))
                .orElse(null);
    }

    private Handover handover() {
        List<PlannedFollowUp> planned = new ArrayList<>();
        add(planned, followUp1, purpose1);
        add(planned, followUp2, purpose2);
        return new Handover(
                filled(treatmentGiven),
                filled(prognosis),
                filled(targets),
                filled(redFlags),
                filled(rehabilitation),
                planned);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void add(List<PlannedFollowUp> planned, @Nullable LocalDate on, @Nullable String purpose) {
        if (on != null) {
            planned.add(new PlannedFollowUp(on, purpose == null ? "" : purpose));
        }
    }
}
