package org.jieli.demo;

import java.util.UUID;

/**
 * A village or neighbourhood with the institutions that its people go to.
 *
 * @param code 12 digits
 * @param clinicId the village clinic
 * @param townshipCentreId the township's health centre
 * @param countyHospitalId the county's hospital, lead of its medical community
 */
record Village(String code, String name, UUID clinicId, UUID townshipCentreId, UUID countyHospitalId) {}
