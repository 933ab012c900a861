package org.jieli.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals about once a second what ended transactions have taken down; the write path never waits for the chain. */
@Component
class Sealer {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AuditRepository entries;
    private final TransactionTemplate transactions;

    Sealer(AuditRepository entries, TransactionTemplate transactions) {
        this.entries = entries;
        this.transactions = transactions;
    }

    @Bean
    RecurringTask<Void> auditSealing() {
        return Tasks.recurring("audit-sealing", FixedDelay.of(PAUSE)).execute((task, context) -> seal());
    }

    /** Seals everything below the horizon; does nothing when another node is at it or nothing is new. */
    void seal() {
        CurrentAccess.runAsSystem(
                "audit-sealing",
                () -> transactions.executeWithoutResult(status -> {
                    if (entries.lockSealer()) {
                        Seal last = entries.lastSeal().orElse(null);
                        String horizon = entries.horizon();
                        List<AuditEntry> batch = entries.between(last == null ? "0" : last.toTransaction(), horizon);
                        if (!batch.isEmpty()) {
                            entries.insert(Seal.of(last, horizon, batch));
                        }
                    }
                }));
    }
}
