package org.jieli.database;

import java.util.function.Supplier;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a narrow piece of work that has to reach beyond the asker's scope, in a transaction of its own: to find the person at the
 * desk by his number, to keep a resident from being registered twice. The caller audits it under the asker's name.
 */
@Component
public class BeyondScope {

    private final TransactionTemplate ownTransaction;

    BeyondScope(PlatformTransactionManager transactions) {
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T> T call(String actor, Supplier<T> work) {
        return CurrentAccess.callAsSystem(actor, () -> ownTransaction.execute(status -> work.get()));
    }
}
