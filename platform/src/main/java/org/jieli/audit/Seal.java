package org.jieli.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain: the digests of a batch of entries, and a hash over them and the link before. The members of a batch are
 * the entries of a range of ended transactions, so nothing can join or leave it later unnoticed.
 */
@SuppressWarnings("ArrayRecordComponent")
record Seal(long number, String fromTransaction, String toTransaction, int entryCount, byte[] digests, byte[] hash) {

    static final int DIGEST = 32;
    static final int PLACE = Long.BYTES + DIGEST;

    static Seal of(@Nullable Seal previous, String toTransaction, List<AuditEntry> entries) {
        long number = previous == null ? 1 : previous.number() + 1;
        String from = previous == null ? "0" : previous.toTransaction();
        ByteBuffer digests = ByteBuffer.allocate(entries.size() * PLACE);
        for (AuditEntry entry : entries) {
            digests.putLong(entry.id()).put(digest(entry));
        }
        return new Seal(
                number,
                from,
                toTransaction,
                entries.size(),
                digests.array(),
                chain(previous, number, from, toTransaction, digests.array()));
    }

    /** The hash that this link should have after the given one. */
    byte[] expectedHash(@Nullable Seal previous) {
        return chain(previous, number, fromTransaction, toTransaction, digests);
    }

    static byte[] digest(AuditEntry entry) {
        Digester digester = new Digester();
        digester.add(entry.id());
        digester.add(entry.at().toString());
        digester.add(String.valueOf(entry.accountId()));
        digester.add(entry.personName());
        digester.add(String.valueOf(entry.institutionId()));
        digester.add(entry.division());
        digester.add(entry.role());
        digester.add(entry.action());
        digester.add(String.valueOf(entry.residentId()));
        digester.add(entry.subjectType());
        digester.add(String.valueOf(entry.subjectId()));
        digester.add(entry.details());
        digester.add(String.valueOf(entry.remoteAddress()));
        return digester.finish();
    }

    private static byte[] chain(@Nullable Seal previous, long number, String from, String to, byte[] digests) {
        Digester digester = new Digester();
        digester.add(previous == null ? new byte[0] : previous.hash());
        digester.add(number);
        digester.add(from);
        digester.add(to);
        digester.add(digests);
        return digester.finish();
    }

    /** Feeds values with their lengths, so that no two sequences of values feed the same bytes. */
    private static final class Digester {

        private final SM3Digest digest = new SM3Digest();

        void add(String text) {
            add(text.getBytes(StandardCharsets.UTF_8));
        }

        void add(long value) {
            add(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        void add(byte[] bytes) {
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array(), 0, Integer.BYTES);
            digest.update(bytes, 0, bytes.length);
        }

        byte[] finish() {
            byte[] out = new byte[DIGEST];
            digest.doFinal(out, 0);
            return out;
        }
    }
}
