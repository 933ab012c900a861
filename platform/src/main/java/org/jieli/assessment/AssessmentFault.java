package org.jieli.assessment;

import org.jieli.shared.FaultCode;

/** Faults of reporting and evaluation. */
public enum AssessmentFault implements FaultCode {
    /** The task is not open: not yet, or no more. */
    CLOSED("assessment.closed", 409),
    /** The report is not in the hands of who fills it in: submitted, accepted, locked or published. */
    NOT_YOURS_TO_CHANGE("assessment.not-yours-to-change", 409),
    /** The report's state does not allow the step. */
    WRONG_STATE("assessment.wrong-state", 409),
    /** Logical checks fail, or plausibility checks want an explanation. */
    CHECKS("assessment.checks", 422),
    /** The unit has begun its report, so it stays in the task. */
    BEGUN("assessment.begun", 409),
    /** There is no locked report to publish. */
    NOTHING_LOCKED("assessment.nothing-locked", 409),
    /** Experts have not handed in everything, or grades that lie apart were not decided. */
    SCORING_UNFINISHED("assessment.scoring-unfinished", 409),
    /** Not every item was graded. */
    NOT_ALL_GRADED("assessment.not-all-graded", 422),
    /** The expert has handed in this unit; his grades stand. */
    HANDED_IN("assessment.handed-in", 409),
    /** The time for objections is over. */
    OBJECTIONS_OVER("assessment.objections-over", 409),
    /** Objections may still come or wait for an answer. */
    OBJECTIONS_OPEN("assessment.objections-open", 409),
    /** An appraisal of that name exists. */
    APPRAISAL_EXISTS("assessment.appraisal-exists", 409),
    /** What is to be done was done already, or is not due. */
    STEP_TAKEN("assessment.step-taken", 409),
    /** A task of that name exists. */
    TASK_EXISTS("assessment.task-exists", 409);

    private final String code;
    private final int status;

    AssessmentFault(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
