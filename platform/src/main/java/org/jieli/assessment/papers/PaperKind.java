package org.jieli.assessment.papers;

/** What a paper of a report is. */
enum PaperKind {
    /** 自评估报告, asked of every province, city and lead hospital. */
    SELF_ASSESSMENT,
    /** The printed form with the unit's seal. */
    SEALED_FORM
}
