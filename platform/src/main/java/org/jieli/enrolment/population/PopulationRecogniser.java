package org.jieli.enrolment.population;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.PersonDischarged;
import org.jieli.encounter.VisitRecorded;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.terminology.Diagnosis;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Recognises key populations from each new visit and stay, and at night from what a load brought. */
@Component
class PopulationRecogniser {

    private static final String ACTOR = "enrolment.populations";
    private static final int DAYS_BACK = 7;

    private final StoredKeyPopulations populations;
    private final Encounters encounters;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PopulationRecogniser(
            StoredKeyPopulations populations, Encounters encounters, TransactionTemplate transactions, Clock clock) {
        this.populations = populations;
        this.encounters = encounters;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> nightlyRecognition(PopulationRecogniser recogniser) {
        return Tasks.recurring(
                        "key-population-recognition", Schedules.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(1, 40)))
                .execute((task, context) -> recogniser.night());
    }

    void night() {
        CurrentAccess.runAsSystem(
                ACTOR,
                () -> transactions.executeWithoutResult(
                        status -> populations.recogniseAll(LocalDate.now(clock).minusDays(DAYS_BACK))));
    }

    @Async
    @TransactionalEventListener
    void on(VisitRecorded event) {
        CurrentAccess.runAsSystem(
                ACTOR,
                () -> transactions.executeWithoutResult(status -> encounters
                        .visit(event.visitId())
                        .ifPresent(visit -> populations.recognise(
                                visit.residentId(),
                                visit.diagnoses().stream().map(Diagnosis::code).toList(),
                                ChinaTime.date(visit.at()),
                                "VISIT",
                                visit.id()))));
    }

    @Async
    @TransactionalEventListener
    void on(PersonDischarged event) {
        CurrentAccess.runAsSystem(
                ACTOR,
                () -> transactions.executeWithoutResult(status -> encounters
                        .admission(event.admissionId())
                        .ifPresent(stay -> populations.recognise(
                                stay.residentId(),
                                stay.diagnoses().stream().map(Diagnosis::code).toList(),
                                ChinaTime.date(event.at()),
                                "STAY",
                                stay.id()))));
    }
}
