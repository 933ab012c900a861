package org.jieli.capacity;

import java.time.Instant;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers which slots a referral may take, and who holds what. */
@Service
@Transactional(readOnly = true)
class FreeSlots {

    private final SlotRepository slots;
    private final Capacity capacity;

    FreeSlots(SlotRepository slots, Capacity capacity) {
        this.slots = slots;
        this.capacity = capacity;
    }

    KeysetPage<SlotSummary> page(UUID department, Instant from, Instant until, @Nullable UUID after, int limit) {
        return KeysetPage.of(slots.freeAfter(department, from, until, after, limit + 1), limit, last -> last.id()
                .toString());
    }

    SlotSummary slot(UUID id) {
        return capacity.slot(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    Capacity.Hold hold(UUID institution, UUID holder) {
        return capacity.holdOf(holder)
                .filter(hold -> hold.institutionId().equals(institution))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }
}
