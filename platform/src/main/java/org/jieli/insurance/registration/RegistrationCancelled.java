package org.jieli.insurance.registration;

import java.util.UUID;

/** The registration of a referral is off; bills that used it are settled again. */
public record RegistrationCancelled(UUID referralId, UUID residentId) {}
