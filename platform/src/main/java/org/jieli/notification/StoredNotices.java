package org.jieli.notification;

import java.util.List;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands messages to inboxes and phones after the commit, as the system: whom they are for is seldom in the sender's scope. */
@Service
class StoredNotices implements Notices {

    /** As many as one row of the publication registry carries well. */
    private static final int AT_ONCE = 500;

    private final ApplicationEventPublisher events;
    private final Inbox inbox;
    private final TextMessages texts;
    private final TransactionTemplate transactions;

    StoredNotices(ApplicationEventPublisher events, Inbox inbox, TextMessages texts, TransactionTemplate transactions) {
        this.events = events;
        this.inbox = inbox;
        this.texts = texts;
        this.transactions = transactions;
    }

    @Override
    @Transactional
    public void tell(List<Notice> notices) {
        for (int from = 0; from < notices.size(); from += AT_ONCE) {
            events.publishEvent(
                    new NoticesWanted(List.copyOf(notices.subList(from, Math.min(notices.size(), from + AT_ONCE)))));
        }
    }

    @Override
    @Transactional
    public void text(UUID residentId, String words, String event) {
        events.publishEvent(new TextWanted(residentId, words, event));
    }

    @Async
    @TransactionalEventListener
    void on(TextWanted wanted) {
        CurrentAccess.runAsSystem(
                "notification",
                () -> transactions.executeWithoutResult(
                        status -> texts.put(wanted.residentId(), wanted.words(), wanted.event())));
    }

    @Async
    @TransactionalEventListener
    void on(NoticesWanted wanted) {
        CurrentAccess.runAsSystem(
                "notification",
                () -> transactions.executeWithoutResult(status -> wanted.notices()
                        .forEach(notice -> inbox.tell(
                                notice.institutionId(),
                                notice.division(),
                                notice.key(),
                                notice.arguments(),
                                notice.path(),
                                notice.event()))));
    }
}
