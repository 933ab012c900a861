package org.jieli.referral;

import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.Institutions;
import org.jieli.institution.PractitionerSummary;
import org.jieli.insurance.ReferralRegistrations;
import org.jieli.insurance.TransferFacts;
import org.jieli.insurance.TransferPhase;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the insurance how a referral stands now, whichever of its moves is heard first. */
@Component
class ReferralsToInsurance {

    /** The interface takes Chinese words. */
    private static final java.util.Locale WORDS = java.util.Locale.SIMPLIFIED_CHINESE;

    private final ReferralRepository referrals;
    private final PaperRepository papers;
    private final Institutions institutions;
    private final ReferralRegistrations registrations;
    private final TransactionTemplate transactions;
    private final MessageSource messages;

    ReferralsToInsurance(
            ReferralRepository referrals,
            PaperRepository papers,
            Institutions institutions,
            ReferralRegistrations registrations,
            TransactionTemplate transactions,
            MessageSource messages) {
        this.referrals = referrals;
        this.papers = papers;
        this.institutions = institutions;
        this.registrations = registrations;
        this.transactions = transactions;
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(ReferralMoved event) {
        if (event.after() != ReferralState.DRAFT) {
            CurrentAccess.runAsSystem(
                    "referral.insurance",
                    () -> transactions.executeWithoutResult(
                            status -> referrals.find(event.referralId()).ifPresent(this::tell)));
        }
    }

    private void tell(StoredReferral referral) {
        phase(referral.state()).ifPresent(phase -> registrations.follow(facts(referral), phase));
    }

    private static Optional<TransferPhase> phase(ReferralState state) {
        return switch (state) {
            case DRAFT -> Optional.empty();
            case SUBMITTED, RECEIVED, INFORMATION_REQUESTED -> Optional.of(TransferPhase.ASKED);
            case ACCEPTED, BOOKED, ARRIVED, IN_CARE, COMPLETED -> Optional.of(TransferPhase.ACCEPTED);
            case REFUSED, CANCELLED, WITHDRAWN, NOT_ARRIVED, EXPIRED -> Optional.of(TransferPhase.OFF);
        };
    }

    private TransferFacts facts(StoredReferral referral) {
        ReferralContent content = referrals.content(referral.id());
        Paper paper = papers.find(referral.id()).orElseThrow();
        String history = content.history();
        return new TransferFacts(
                referral.id(),
                referral.number(),
                referral.residentId(),
                referral.fromInstitution(),
                referral.toInstitution(),
                referral.diagnosisCode(),
                referral.diagnosisName(),
                history == null || history.isBlank() ? content.reason() : history,
                content.reason(),
                opinion(referral, paper.assessorId()),
                referral.withinAlliance(),
                content.recordNumber(),
                ChinaTime.date(paper.submittedAt() == null ? referral.createdAt() : paper.submittedAt()));
    }

    /** Who assessed that it is needed; an emergency needs nobody. */
    private @Nullable String opinion(StoredReferral referral, @Nullable UUID assessor) {
        if (assessor == null) {
            return referral.urgency() == Urgency.EMERGENCY ? word("Urgency.EMERGENCY") : null;
        }
        return institutions.practitioner(assessor).map(this::named).orElse(null);
    }

    private String named(PractitionerSummary doctor) {
        return doctor.name() + " " + word("TitleLevel." + doctor.titleLevel().name());
    }

    private String word(String key) {
        return String.valueOf(messages.getMessage(key, null, key, WORDS));
    }
}
