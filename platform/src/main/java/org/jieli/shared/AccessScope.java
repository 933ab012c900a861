package org.jieli.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far one may see: which institutions' or which division's people. Row-level security in the database enforces the same
 * scope a second time, from the settings that {@code ScopedTransactionManager} writes at the start of each transaction.
 *
 * @param kind the width of the scope
 * @param institutions the institutions whose people may be seen, for {@link Kind#INSTITUTIONS}
 * @param division a GB/T 2260 prefix whose people may be seen, for {@link Kind#DIVISION}; or that of the fund or funds, for
 *     {@link Kind#FUND} and {@link Kind#FUNDS}
 * @param resident the one person who may be seen, for {@link Kind#PERSON}
 */
public record AccessScope(
        Kind kind,
        Set<UUID> institutions,
        @Nullable String division,
        @Nullable UUID resident) {

    /** Width of a scope; {@code NONE} sees nobody, {@code SYSTEM} is for clocks, listeners and loads, never for a person. */
    public enum Kind {
        NONE,
        PERSON,
        INSTITUTIONS,
        DIVISION,
        /** A pooling region's fund: its bills and payments, nothing of the medical record. */
        FUND,
        /** Over the funds of a province or of the nation: their sums, no bill and no person. */
        FUNDS,
        SYSTEM
    }

    public AccessScope {
        institutions = Set.copyOf(institutions);
    }

    public static AccessScope none() {
        return new AccessScope(Kind.NONE, Set.of(), null, null);
    }

    public static AccessScope system() {
        return new AccessScope(Kind.SYSTEM, Set.of(), null, null);
    }

    public static AccessScope institutions(Set<UUID> institutions) {
        return new AccessScope(Kind.INSTITUTIONS, institutions, null, null);
    }

    public static AccessScope division(String prefix) {
        return new AccessScope(Kind.DIVISION, Set.of(), prefix, null);
    }

    public static AccessScope fund(String prefix) {
        return new AccessScope(Kind.FUND, Set.of(), prefix, null);
    }

    public static AccessScope funds(String prefix) {
        return new AccessScope(Kind.FUNDS, Set.of(), prefix, null);
    }

    public static AccessScope person(UUID resident) {
        return new AccessScope(Kind.PERSON, Set.of(), null, resident);
    }

    public boolean coversInstitution(UUID institution) {
        return kind == Kind.SYSTEM || institutions.contains(institution);
    }
}
