package org.jieli.assessment.attachment;

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

/** Where attached files lie, and the clock that deletes those that no row tells of. */
@Configuration(proxyBeanMethods = false)
class AttachedFileStore {

    private static final Duration PAUSE = Duration.ofHours(6);
    private static final Duration YOUNG = Duration.ofHours(1);

    @Bean
    SealedFiles reportingFiles(JieliHome home, PersonalDataSeal seal) {
        return new SealedFiles(home.folder().resolve("reporting-files"), seal);
    }

    @Bean
    RecurringTask<Void> attachedFileSweepTask(
            SealedFiles reportingFiles, AttachedFileRepository rows, TransactionTemplate transactions, Clock clock) {
        return Tasks.recurring("assessment-attached-file-sweep", FixedDelay.of(PAUSE))
                .execute((task, context) -> CurrentAccess.runAsSystem(
                        "assessment.attached-file-sweep",
                        () -> reportingFiles.sweep(
                                clock.instant().minus(YOUNG),
                                old -> Objects.requireNonNull(transactions.execute(status -> rows.known(old))))));
    }
}
