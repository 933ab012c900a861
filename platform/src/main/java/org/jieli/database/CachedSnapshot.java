package org.jieli.database;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Data kept in memory that is read far more often than changed. A change made by this node is seen at once after its commit
 * (and inside its own transaction before), a change made by another node within {@link Revisions#LOOK_EVERY}.
 */
public final class CachedSnapshot<T> {

    private final String name;
    private final Revisions revisions;
    private final Supplier<T> load;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Held<T> held;

    CachedSnapshot(String name, Revisions revisions, Supplier<T> load) {
        this.name = name;
        this.revisions = revisions;
        this.load = load;
    }

    private record Held<T>(T value, long revision) {}

    /** The data as it is now; inside a transaction that changed it, as that transaction sees it. */
    public T get() {
        if (revisions.changedHere(name)) {
            return revisions.ownView(name, load);
        }
        long revision = revisions.current(name);
        Held<T> now = held;
        return now != null && now.revision() == revision ? now.value() : reload();
    }

    /** To be called in the transaction of every change. */
    public void changed() {
        revisions.raise(name);
    }

    private T reload() {
        loading.lock();
        try {
            long revision = revisions.fresh(name);
            Held<T> now = held;
            if (now != null && now.revision() == revision) {
                return now.value();
            }
            T value = load.get();
            held = new Held<>(value, revision);
            return value;
        } finally {
            loading.unlock();
        }
    }
}
