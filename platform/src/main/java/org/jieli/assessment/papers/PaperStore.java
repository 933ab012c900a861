package org.jieli.assessment.papers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jieli.database.JieliHome;
import org.jieli.database.SealedFiles;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the papers of reports lie, and the clock that deletes those that no row tells of. */
@Configuration(proxyBeanMethods = false)
class PaperStore {

    private static final Duration PAUSE = Duration.ofHours(6);
    private static final Duration YOUNG = Duration.ofHours(1);

    @Bean
    SealedFiles paperFiles(JieliHome home, PersonalDataSeal seal) {
        return new SealedFiles(home.folder().resolve("papers"), seal);
    }

    @Bean
    RecurringTask<Void> paperSweepTask(
            SealedFiles paperFiles, ReportPaperRepository papers, TransactionTemplate transactions, Clock clock) {
        return Tasks.recurring("assessment-paper-sweep", FixedDelay.of(PAUSE))
                .execute((task, context) -> CurrentAccess.runAsSystem(
                        "assessment.paper-sweep",
                        () -> paperFiles.sweep(
                                clock.instant().minus(YOUNG),
                                old -> Objects.requireNonNull(transactions.execute(status -> papers.known(old))))));
    }
}
