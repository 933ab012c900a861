package org.jieli.chronic.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieli.chronic.state.Departed;
import org.jieli.chronic.state.PersonStates;
import org.jieli.encounter.PersonDischarged;
import org.jieli.encounter.VisitRecorded;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what was just written into the record: who is to be proposed, whose figures change, and who died in hospital. */
@Component
class RecordWatch {

    private static final String DIED = "5";

    private final FindingPeople finding;
    private final PersonStates states;
    private final Departed departed;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RecordWatch(
            FindingPeople finding,
            PersonStates states,
            Departed departed,
            TransactionTemplate transactions,
            Clock clock) {
        this.finding = finding;
        this.states = states;
        this.departed = departed;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener
    void on(VisitRecorded event) {
        look(event.residentId());
    }

    @Async
    @TransactionalEventListener
    void on(PersonDischarged event) {
        if (event.disposition().equals(DIED)) {
            CurrentAccess.runAsSystem(
                    "chronic.record",
                    () -> transactions.executeWithoutResult(status -> {
                        departed.end(event.residentId(), ChinaTime.date(event.at()), "chronic.record");
                        states.refresh(Set.of(event.residentId()));
                    }));
        } else {
            look(event.residentId());
        }
    }

    private void look(UUID residentId) {
        CurrentAccess.runAsSystem(
                "chronic.record",
                () -> transactions.executeWithoutResult(status -> {
                    finding.find(Set.of(residentId), LocalDate.now(clock));
                    states.refresh(Set.of(residentId));
                }));
    }
}
