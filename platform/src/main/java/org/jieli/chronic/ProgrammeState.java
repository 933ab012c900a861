package org.jieli.chronic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands in a programme that he is in.
 *
 * @param institutionId who manages him
 * @param grade by the programme's own scale, e.g. {@code 2}, {@code G3a/A2}; null when not graded yet
 * @param risk {@code LOW}, {@code MEDIUM}, {@code MEDIUM_OR_HIGH}, {@code HIGH}, {@code HIGH_OR_VERY_HIGH} or {@code VERY_HIGH}; null
 *     where the programme has no stratification or it is open
 * @param lastFollowUpAt the last follow-up that served this programme; null before the first
 * @param lastState of the last follow-up at which something could be measured; null before the first
 * @param controlledInARow how many of the last measured follow-ups in a row were controlled
 * @param uncontrolledInARow how many in a row were not
 * @param nextDueOn when the next follow-up is due
 * @param lastExaminationOn the last yearly examination; null when none is known
 */
public record ProgrammeState(
        UUID membershipId,
        UUID residentId,
        ChronicProgramme programme,
        UUID institutionId,
        LocalDate enteredOn,
        @Nullable String grade,
        @Nullable String risk,
        @Nullable Instant lastFollowUpAt,
        @Nullable ControlState lastState,
        int controlledInARow,
        int uncontrolledInARow,
        LocalDate nextDueOn,
        @Nullable LocalDate lastExaminationOn) {}
