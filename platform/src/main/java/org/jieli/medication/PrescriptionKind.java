package org.jieli.medication;

/** Kinds of prescription (处方管理办法; 国卫办医发〔2021〕17号). */
public enum PrescriptionKind {
    ORDINARY,
    EMERGENCY,
    LONG
}
