package org.jieli.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jieli.audit.Verification.Break;
import org.jieli.audit.Verification.Kind;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Recomputes the chain from its first link and names the first broken place. */
@Component
class Verifier {

    private final AuditRepository entries;
    private final TransactionTemplate transactions;

    Verifier(AuditRepository entries, TransactionTemplate transactions) {
        this.entries = entries;
        this.transactions = transactions;
    }

    Verification verify() {
        return CurrentAccess.callAsSystem(
                "audit-verification",
                () -> transactions.execute(status -> {
                    try (Stream<Seal> seals = entries.seals()) {
                        return verify(seals.iterator());
                    }
                }));
    }

    private Verification verify(Iterator<Seal> seals) {
        Seal previous = null;
        long count = 0;
        long entryCount = 0;
        while (seals.hasNext()) {
            Seal seal = seals.next();
            Break broken = check(previous, seal);
            if (broken != null) {
                return new Verification(count, entryCount, broken);
            }
            count++;
            entryCount += seal.entryCount();
            previous = seal;
        }
        return new Verification(count, entryCount, null);
    }

    private @Nullable Break check(@Nullable Seal previous, Seal seal) {
        long expectedNumber = previous == null ? 1 : previous.number() + 1;
        String expectedFrom = previous == null ? "0" : previous.toTransaction();
        if (seal.number() != expectedNumber || !seal.fromTransaction().equals(expectedFrom)) {
            return new Break(Kind.SEAL_MISSING, expectedNumber, null);
        }
        if (!Arrays.equals(seal.hash(), seal.expectedHash(previous))) {
            return new Break(Kind.SEAL_CHANGED, seal.number(), null);
        }
        return checkEntries(seal, entries.between(seal.fromTransaction(), seal.toTransaction()));
    }

    private static @Nullable Break checkEntries(Seal seal, List<AuditEntry> found) {
        Map<Long, AuditEntry> remaining = new HashMap<>();
        found.forEach(entry -> remaining.put(entry.id(), entry));
        ByteBuffer places = ByteBuffer.wrap(seal.digests());
        while (places.hasRemaining()) {
            long id = places.getLong();
            byte[] digest = new byte[Seal.DIGEST];
            places.get(digest);
            AuditEntry entry = remaining.remove(id);
            if (entry == null) {
                return new Break(Kind.ENTRY_MISSING, seal.number(), id);
            }
            if (!Arrays.equals(digest, Seal.digest(entry))) {
                return new Break(Kind.ENTRY_CHANGED, seal.number(), id);
            }
        }
        return remaining.isEmpty()
                ? null
                : new Break(
                        Kind.ENTRY_INSERTED,
                        seal.number(),
                        remaining.keySet().iterator().next());
    }
}
