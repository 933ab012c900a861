package org.jieli.referral;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.notification.OpenPages;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells those concerned that a referral moved or is late: the other side, the person, and when it is late the county. */
@Component
class ReferralNews {

    /** Acts of the receiver's desk that the state after them does not tell: the same state may have another reason. */
    private static final Set<String> ALONE = Set.of("RECEIVE", "TRIAGE");

    private static final int COUNTY_DIGITS = 6;

    private final Notices notices;
    private final OpenPages pages;
    private final Referrals referrals;
    private final Institutions institutions;
    private final MessageSource messages;
    private final TransactionTemplate transactions;
    private final String address;

    /** {@code jieli.address}: where people reach this installation, e.g. https://jieli.example */
    ReferralNews(
            Notices notices,
            OpenPages pages,
            Referrals referrals,
            Institutions institutions,
            MessageSource messages,
            TransactionTemplate transactions,
            @Value("${jieli.address}") String address) {
        this.notices = notices;
        this.pages = pages;
        this.referrals = referrals;
        this.institutions = institutions;
        this.messages = messages;
        this.transactions = transactions;
        this.address = address;
    }

    /** Stored in the publication registry with the move, run after it, and again after a failure or a restart. */
    @Async
    @TransactionalEventListener
    void on(ReferralMoved event) {
        CurrentAccess.runAsSystem("notification", () -> transactions.executeWithoutResult(status -> tell(event)));
        pages.push(List.of(event.fromInstitutionId(), event.toInstitutionId()), "referral", event.referralId());
    }

    @Async
    @TransactionalEventListener
    void on(ReferralClockRang event) {
        CurrentAccess.runAsSystem("notification", () -> transactions.executeWithoutResult(status -> tell(event)));
        pages.push(List.of(event.ownerInstitutionId()), "referral", event.referralId());
    }

    private void tell(ReferralMoved event) {
        String identity =
                event.referralId() + ":" + event.action() + ":" + event.at().toEpochMilli();
        String step =
                ALONE.contains(event.action()) ? event.action() : event.after().name();
        String key = "referral.news-moved-" + step.toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> arguments =
                List.of(event.number(), name(event.fromInstitutionId()), name(event.toInstitutionId()));
        String path = "/referrals/" + event.referralId();
        boolean byReceiver = ALONE.contains(event.action())
                || switch (event.after()) {
                    case DRAFT, SUBMITTED, RECEIVED, CANCELLED, WITHDRAWN -> false;
                    case INFORMATION_REQUESTED,
                            ACCEPTED,
                            BOOKED,
                            ARRIVED,
                            IN_CARE,
                            COMPLETED,
                            REFUSED,
                            NOT_ARRIVED,
                            EXPIRED -> true;
                };
        if (event.after() != ReferralState.DRAFT) {
            notices.tell(List.of(new Notice(
                    byReceiver ? event.fromInstitutionId() : event.toInstitutionId(),
                    null,
                    key,
                    arguments,
                    path,
                    identity)));
        }
        if (!ALONE.contains(event.action())) {
            tellPerson(event, identity);
        }
    }

    /** The person hears each step that changes what he should do. */
    private void tellPerson(ReferralMoved event, String identity) {
        String key =
                switch (event.after()) {
                    case SUBMITTED -> "referral.news-person-submitted";
                    case BOOKED -> "referral.news-person-booked";
                    case REFUSED -> "referral.news-person-refused";
                    case COMPLETED -> "referral.news-person-completed";
                    case DRAFT,
                            RECEIVED,
                            INFORMATION_REQUESTED,
                            ACCEPTED,
                            ARRIVED,
                            IN_CARE,
                            CANCELLED,
                            WITHDRAWN,
                            NOT_ARRIVED,
                            EXPIRED -> "";
                };
        if (key.isEmpty()) {
            return;
        }
        String link = referrals
                .personLink(event.referralId())
                .map(found -> address + found.path() + " 查询码 " + found.code())
                .orElse("");
        String when = event.bookedFor() == null ? "" : ChinaTime.appointment(event.bookedFor());
        String words = messages.getMessage(
                key, new Object[] {name(event.toInstitutionId()), when, link}, key, Locale.SIMPLIFIED_CHINESE);
        notices.text(event.residentId(), String.valueOf(words), identity);
    }

    private void tell(ReferralClockRang event) {
        String identity =
                event.referralId() + ":" + event.state() + ":" + event.dueAt().toEpochMilli() + ":" + event.escalated();
        String key = event.escalated() ? "referral.news-late" : "referral.news-soon-late";
        List<String> arguments = List.of(event.number(), name(event.ownerInstitutionId()));
        String path = "/referrals/" + event.referralId();
        notices.tell(List.of(new Notice(event.ownerInstitutionId(), null, key, arguments, path, identity)));
        if (event.escalated()) {
            institutions
                    .find(event.ownerInstitutionId())
                    .map(InstitutionSummary::division)
                    .filter(division -> division.length() >= COUNTY_DIGITS)
                    .ifPresent(division -> notices.tell(List.of(
                            new Notice(null, division.substring(0, COUNTY_DIGITS), key, arguments, path, identity))));
        }
    }

    private String name(UUID institution) {
        return institutions.find(institution).map(InstitutionSummary::name).orElse("–");
    }
}
