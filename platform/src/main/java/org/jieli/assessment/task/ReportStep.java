package org.jieli.assessment.task;

import java.util.EnumSet;
import java.util.Set;

/**
 * The steps of a report on its way up the line and back; the one table of what leads where.
 * {@code PUBLISH} is taken for all reports of a task at once.
 */
public enum ReportStep {
    SUBMIT(
            Taker.FILLER,
            ReportState.SUBMITTED,
            false,
            ReportState.NOT_STARTED,
            ReportState.FILLING,
            ReportState.RETURNED),
    /** Taken back by the filler before anybody has looked at it. */
    WITHDRAW(Taker.FILLER, ReportState.FILLING, false, ReportState.SUBMITTED),
    RETURN(Taker.REVIEWER, ReportState.RETURNED, true, ReportState.SUBMITTED, ReportState.ACCEPTED),
    ACCEPT(Taker.REVIEWER, ReportState.ACCEPTED, false, ReportState.SUBMITTED),
    LOCK(Taker.LOCKER, ReportState.LOCKED, false, ReportState.ACCEPTED),
    UNLOCK(Taker.LOCKER, ReportState.ACCEPTED, true, ReportState.LOCKED),
    PUBLISH(Taker.LEADER, ReportState.PUBLISHED, false, ReportState.LOCKED);

    /** In which part somebody takes a step; {@link ReportAccess} says who has it. */
    public enum Taker {
        FILLER,
        REVIEWER,
        LOCKER,
        LEADER
    }

    private final Taker taker;
    private final ReportState to;
    private final boolean reasoned;
    private final Set<ReportState> from;

    ReportStep(Taker taker, ReportState to, boolean reasoned, ReportState first, ReportState... others) {
        this.taker = taker;
        this.to = to;
        this.reasoned = reasoned;
        this.from = EnumSet.of(first, others);
    }

    public Set<ReportState> from() {
        return from;
    }

    public ReportState to() {
        return to;
    }

    public Taker taker() {
        return taker;
    }

    /** Whether the step must say why. */
    public boolean isReasoned() {
        return reasoned;
    }

    /** Whether it is taken only while the report may be filled in: fillers' steps keep the closing time, reviewers' do not. */
    public boolean isTimed() {
        return taker == Taker.FILLER;
    }

    /** Whether it is taken for a report alone. */
    public boolean isSingle() {
        return this != PUBLISH;
    }
}
