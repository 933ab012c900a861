package org.jieli.terminology;

/** Where a diagnosis code comes from; an earlier one comes first where several know a code. */
public enum Edition {
    /** 疾病分类与代码国家临床版, by which hospitals code. */
    CLINICAL,
    /** What Jieli ships, based on the WHO's classification. */
    SHIPPED,
    /** 医保版, by which the insurance settles. */
    INSURANCE
}
