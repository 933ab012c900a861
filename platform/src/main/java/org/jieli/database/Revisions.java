package org.jieli.database;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts the changes of data that nodes keep in memory. */
@Component
public class Revisions {

    /** How old a node's knowledge of another node's changes may be. */
    public static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(long value, long readAt) {}

    /** What a transaction changed, and how it sees that. */
    private record OwnChanges(Set<String> names, Map<String, Object> views) {}

    /** A snapshot that is loaded again when {@code name} has changed. */
    public <T> CachedSnapshot<T> snapshot(String name, Supplier<T> load) {
        return new CachedSnapshot<>(name, this, load);
    }

    long current(String name) {
        Known seen = known.get(name);
        boolean recent = seen != null && System.nanoTime() - seen.readAt() < LOOK_EVERY.toNanos();
        return recent ? Objects.requireNonNull(seen).value() : fresh(name);
    }

    long fresh(String name) {
        long readAt = System.nanoTime();
        long value = jdbc.sql("select value from revision.counter where name = :name")
                .param("name", name)
                .query(Long.class)
                .optional()
                .orElse(0L);
        known.put(name, new Known(value, readAt));
        return value;
    }

    void raise(String name) {
        jdbc.sql("""
                insert into revision.counter (name, value) values (:name, 1)
                on conflict (name) do update set value = counter.value + 1
                """).param("name", name).update();
        OwnChanges own = ownChanges();
        if (own != null) {
            own.names().add(name);
            own.views().remove(name);
        } else {
            known.remove(name);
        }
    }

    boolean changedHere(String name) {
        OwnChanges own = (OwnChanges) TransactionSynchronizationManager.getResource(this);
        return own != null && own.names().contains(name);
    }

    @SuppressWarnings("unchecked")
    <T> T ownView(String name, Supplier<T> load) {
        OwnChanges own = Objects.requireNonNull((OwnChanges) TransactionSynchronizationManager.getResource(this));
        Object view = own.views().get(name);
        if (view == null) {
            view = Objects.requireNonNull(load.get());
            own.views().put(name, view);
        }
        return (T) view;
    }

    private @Nullable OwnChanges ownChanges() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        OwnChanges own = (OwnChanges) TransactionSynchronizationManager.getResource(this);
        if (own == null) {
            own = new OwnChanges(new HashSet<>(), new HashMap<>());
            TransactionSynchronizationManager.bindResource(this, own);
            TransactionSynchronizationManager.registerSynchronization(new End(own));
        }
        return own;
    }

    private final class End implements TransactionSynchronization {

        private final OwnChanges own;

        End(OwnChanges own) {
            this.own = own;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(Revisions.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Revisions.this, own);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Revisions.this);
            own.names().forEach(known::remove);
        }
    }
}
