package org.jieli.database;

import java.util.function.Supplier;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a narrow piece of work that has to reach beyond the asker's scope: to find the person at the desk by his number, to keep a
 * resident from being registered twice. It stays in the caller's transaction, whose scope is widened for that long: a transaction of
 * its own would need a second connection while the first is held, and a busy morning would run out of them. The caller audits it
 * under the asker's name.
 */
@Component
public class BeyondScope {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    BeyondScope(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    public <T> T call(String actor, Supplier<T> work) {
        return transaction.execute(status -> {
            AccessScope.Kind own = CurrentAccess.scope().kind();
            widen(AccessScope.Kind.SYSTEM);
            try {
                T done = CurrentAccess.callAsSystem(actor, work);
                widen(own);
                return done;
            } catch (RuntimeException | Error e) {
                narrowAfter(e, own);
                throw e;
            }
        });
    }

    private void widen(AccessScope.Kind kind) {
        jdbc.sql("select set_config('jieli.scope', :kind, true)")
                .param("kind", kind.name())
                .query(String.class)
                .single();
    }

    /** The transaction is lost, but whoever catches the fault must not read on with the wide scope. */
    private void narrowAfter(Throwable fault, AccessScope.Kind own) {
        try {
            widen(own);
        } catch (DataAccessException aborted) {
            fault.addSuppressed(aborted);
        }
    }
}
