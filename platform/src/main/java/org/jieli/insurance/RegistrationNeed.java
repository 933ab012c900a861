package org.jieli.insurance;

/** What has to be registered with the insurance so that a way to an institution counts as stepwise. */
public enum RegistrationNeed {
    /** Primary level inside the pooling region, or where the person is registered as living for long: nothing. */
    NOTHING,
    /** Inside the pooling region: the referral itself counts. */
    REFERRAL_COUNTS,
    /**
     * Another region: temporary registration after an associate chief physician or above of a secondary or tertiary hospital assessed that
     * it is needed (国办发〔2026〕11号(七)).
     */
    TEMPORARY_AFTER_ASSESSMENT
}
