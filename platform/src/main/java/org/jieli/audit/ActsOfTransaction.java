package org.jieli.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The acts of the running transaction, written together just before it commits: a request costs one round trip for its audit. */
final class ActsOfTransaction implements TransactionSynchronization {

    private static final int MANY = 500;

    private final AuditRepository entries;
    private final List<Act> acts = new ArrayList<>();

    private ActsOfTransaction(AuditRepository entries) {
        this.entries = entries;
    }

    static ActsOfTransaction current(AuditRepository entries) {
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof ActsOfTransaction found) {
                return found;
            }
        }
        ActsOfTransaction fresh = new ActsOfTransaction(entries);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    void add(Act act) {
        acts.add(act);
        if (acts.size() == MANY) {
            write();
        }
    }

    void write() {
        if (!acts.isEmpty()) {
            entries.insert(acts);
            acts.clear();
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        write();
    }
}
