package org.jieli.referral;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.jieli.database.SealedFiles;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes files that no row tells of: a crash between file and commit, or between commit and deletion, leaves them behind. */
@Component
class AttachmentSweep {

    private static final Duration PAUSE = Duration.ofHours(6);
    /** A file younger than this may belong to a transaction that is still open. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final SealedFiles files;
    private final AttachmentRepository attachments;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AttachmentSweep(
            SealedFiles attachmentFiles,
            AttachmentRepository attachments,
            TransactionTemplate transactions,
            Clock clock) {
        this.files = attachmentFiles;
        this.attachments = attachments;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> attachmentSweepTask(AttachmentSweep sweep) {
        return Tasks.recurring("referral-attachment-sweep", FixedDelay.of(PAUSE))
                .execute((task, context) -> sweep.sweep());
    }

    /** How many files went. */
    int sweep() {
        return CurrentAccess.callAsSystem(
                "referral.attachment-sweep",
                () -> files.sweep(
                        clock.instant().minus(YOUNG),
                        old -> java.util.Objects.requireNonNull(
                                transactions.execute(status -> attachments.known(old)))));
    }
}
