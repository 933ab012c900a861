package org.jieli.chronic;

/** The programmes of chronic care: those of 国卫医发〔2018〕28号 and 国卫办医函〔2022〕34号 that primary care follows up. */
public enum ChronicProgramme {
    HYPERTENSION,
    DIABETES,
    COPD,
    CORONARY,
    CEREBROVASCULAR,
    KIDNEY,
    PALLIATIVE_TUMOUR
}
