package org.jieli.enrolment.offer;

/** The two kinds of service package (国办发〔2026〕11号 (六)). */
public enum PackageKind {
    /** Of the county, the same for everybody; insurance may pay. */
    BASIC,
    /** Of an institution, filed with the county authority; the person pays. */
    PERSONALISED
}
