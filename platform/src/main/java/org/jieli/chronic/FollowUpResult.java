package org.jieli.chronic;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a follow-up meant for one programme, and what follows. */
public record FollowUpResult(
        UUID followUpId,
        ChronicProgramme programme,
        ControlState state,
        @Nullable ControlState proposed,
        NextStep step,
        LocalDate nextDueOn,
        @Nullable UUID upReferralId) {}
