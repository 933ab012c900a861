package org.jieli.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The access under which the current thread works; empty means that nobody's data can be seen. */
public final class CurrentAccess {

    private static final ThreadLocal<@Nullable Access> CURRENT = new ThreadLocal<>();

    private CurrentAccess() {}

    public static Optional<Access> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The access of this thread; {@link CommonFault#NOT_SIGNED_IN} when there is none. */
    public static Access require() {
        return find().orElseThrow(() -> new Fault(CommonFault.NOT_SIGNED_IN));
    }

    /** The access of this thread, when it is in one of the roles; {@link CommonFault#FORBIDDEN} otherwise. */
    public static Access requireRole(Role... roles) {
        Access access = require();
        if (!List.of(roles).contains(access.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return access;
    }

    /** {@link CommonFault#FORBIDDEN} for a role that has nothing to do with people's records; work of the system and the person pass. */
    public static void requirePeople() {
        if (!seesPeople()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }

    public static boolean seesPeople() {
        return find().map(access -> access.scope().kind() == AccessScope.Kind.SYSTEM
                        || access.scope().kind() == AccessScope.Kind.PERSON
                        || access.role().seesPeople())
                .orElse(true);
    }

    public static AccessScope scope() {
        return find().map(Access::scope).orElseGet(AccessScope::none);
    }

    /** Runs the work under the given access and restores what was before. */
    public static <T> T callAs(Access access, Supplier<T> work) {
        Access before = CURRENT.get();
        CURRENT.set(access);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    public static void runAs(Access access, Runnable work) {
        callAs(access, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Work of a clock, a listener or a load; {@code actor} names it in the audit. Must start outside of a transaction. */
    public static <T> T callAsSystem(String actor, Supplier<T> work) {
        return callAs(system(actor), work);
    }

    public static void runAsSystem(String actor, Runnable work) {
        runAs(system(actor), work);
    }

    private static Access system(String actor) {
        return new Access(null, null, actor, null, actor, Role.ADMINISTRATOR, "", AccessScope.system());
    }

    private static void restore(@Nullable Access before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
