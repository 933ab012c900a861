package org.jieli.insurance.payment.terms;

/** How stays are paid (医保发〔2021〕48号; 医保办发〔2024〕9号). */
public enum PayMethod {
    /** DRG: weight × base rate × coefficient, less what the patient and others pay. */
    WEIGHTS,
    /** DIP: points share out the year's budget. */
    POINTS
}
