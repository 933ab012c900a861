package org.jieli.medication;

/** What makes the doctor evaluate a long prescription again (国卫办医发〔2021〕17号). */
public enum HoldReason {
    HOSPITAL_STAY,
    NEW_DISEASE,
    OUT_OF_CONTROL
}
