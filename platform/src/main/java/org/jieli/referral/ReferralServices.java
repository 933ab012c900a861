package org.jieli.referral;

import java.util.UUID;
import org.jieli.enrolment.ServiceGiven;
import org.jieli.enrolment.ServiceKind;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells enrolment what a referral gave the person: sent up once the upper hospital accepts, received once the lower one does, and the
 * place that was booked.
 */
@Component
class ReferralServices {

    private final Institutions institutions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    ReferralServices(Institutions institutions, ApplicationEventPublisher events, TransactionTemplate transactions) {
        this.institutions = institutions;
        this.events = events;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(ReferralMoved event) {
        if (event.after() != ReferralState.ACCEPTED && event.after() != ReferralState.BOOKED) {
            return;
        }
        CurrentAccess.runAsSystem("referral.services", () -> transactions.executeWithoutResult(status -> tell(event)));
    }

    private void tell(ReferralMoved event) {
        if (event.after() == ReferralState.BOOKED) {
            give(event, ServiceKind.APPOINTMENT, event.toInstitutionId());
        } else if (event.direction() == ReferralDirection.DOWN) {
            give(event, ServiceKind.DOWN_REFERRAL_RECEPTION, event.toInstitutionId());
        } else if (event.direction() == ReferralDirection.UP) {
            give(event, ServiceKind.UP_REFERRAL, event.fromInstitutionId());
        }
    }

    private void give(ReferralMoved event, ServiceKind kind, UUID place) {
        events.publishEvent(new ServiceGiven(
                event.residentId(),
                kind,
                place,
                event.at(),
                institutions.find(place).map(InstitutionSummary::name).orElse("–"),
                event.referralId(),
                "/referrals/" + event.referralId()));
    }
}
