package org.jieli.assessment.task;

/** What happened to a report, as its timeline tells it: each {@link ReportStep}, and what is no step. */
public enum ReportAction {
    SUBMIT,
    WITHDRAW,
    RETURN,
    ACCEPT,
    LOCK,
    UNLOCK,
    PUBLISH,
    /** A later closing time was given. */
    EXTEND,
    /** Somebody above asked for the report. */
    CHASE,
    /** The clock told that the task closes soon. */
    REMIND,
    /** Words were given to a reviewer's remark. */
    ANSWER,
    /** A cell was corrected after a spot check, in a new version. */
    CORRECT;

    public static ReportAction of(ReportStep step) {
        return valueOf(step.name());
    }
}
