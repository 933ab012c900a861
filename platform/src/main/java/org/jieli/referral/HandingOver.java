package org.jieli.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.chronic.FollowUps;
import org.jieli.chronic.JointPlans;
import org.jieli.chronic.ProposedPlan;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a down-referral hands over to the family doctor: the follow-ups, and the hospital's plan for the person. */
@Component
class HandingOver {

    private final ReferralRepository referrals;
    private final FollowUps followUps;
    private final JointPlans plans;

    HandingOver(ReferralRepository referrals, @Lazy FollowUps followUps, @Lazy JointPlans plans) {
        this.referrals = referrals;
        this.followUps = followUps;
        this.plans = plans;
    }

    /** Faults of a down-referral that would hand over too little. */
    void check(UUID referralId, LocalDate today) {
        Fault.throwIfAny(ReferralChecks.ofHandover(referrals.content(referralId), today));
    }

    /** When the first follow-up is, which is where the person goes next. */
    @Nullable
    Instant firstFollowUp(UUID referralId) {
        ReferralContent.Handover handover = referrals.content(referralId).handover();
        return handover == null
                ? null
                : handover.followUps().stream()
                        .map(ReferralContent.PlannedFollowUp::on)
                        .min(LocalDate::compareTo)
                        .map(ChinaTime::startOf)
                        .orElse(null);
    }

    /** The receiver takes the person over: his follow-ups stand on the list, and the hospital's plan waits to be agreed. */
    void takeOver(StoredReferral referral) {
        ReferralContent content = referrals.content(referral.id());
        ReferralContent.Handover handover = content.handover();
        if (handover == null) {
            return;
        }
        handover.followUps()
                .forEach(planned -> followUps.plan(
                        referral.residentId(),
                        referral.toInstitution(),
                        planned.on(),
                        planned.purpose(),
                        referral.id()));
        plans.propose(new ProposedPlan(
                referral.residentId(),
                referral.id(),
                referral.fromInstitution(),
                referral.toInstitution(),
                content.fromContact() == null ? "" : content.fromContact().name(),
                words(handover.targets()),
                content.drugs().stream().map(HandingOver::drug).collect(Collectors.joining("\n")),
                lines(content.furtherPlan(), handover.rehabilitation()),
                words(handover.redFlags())));
    }

    private static String drug(ReferralContent.Drug drug) {
        return Stream.of(drug.name(), drug.dose(), drug.frequency())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String lines(@Nullable String... lines) {
        return Stream.of(lines)
                .filter(Objects::nonNull)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String words(@Nullable String words) {
        return words == null ? "" : words;
    }
}
