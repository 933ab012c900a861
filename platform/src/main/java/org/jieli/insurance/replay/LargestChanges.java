package org.jieli.insurance.replay;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jieli.insurance.replay.Sums.Compared;

/** Keeps the bills with the largest change for the person. */
final class LargestChanges {

    private static final int KEPT = 500;
    private static final Comparator<Changed> BY_SIZE =
            Comparator.comparingLong(Changed::size).thenComparing(Changed::claim);

    private final PriorityQueue<Changed> kept = new PriorityQueue<>(BY_SIZE);

    /** A bill that changed. */
    record Changed(UUID claim, UUID resident, UUID institution, String diagnosis, String level, Compared compared) {

        long size() {
            return Math.abs(compared.change());
        }
    }

    void offer(ClaimRow row, Compared compared) {
        long size = Math.abs(compared.change());
        if (size == 0 || (kept.size() == KEPT && size < kept.element().size())) {
            return;
        }
        offer(new Changed(
                row.claim().id(),
                row.resident(),
                row.claim().institutionId(),
                row.claim().diagnosis(),
                row.claim().level(),
                compared));
    }

    private void offer(Changed changed) {
        kept.add(changed);
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    void add(LargestChanges more) {
        more.kept.forEach(this::offer);
    }

    /** The largest first. */
    List<Changed> inOrder() {
        return kept.stream().sorted(BY_SIZE.reversed()).toList();
    }
}
