package org.jieli.demo;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * An invented resident.
 *
 * @param number place in the region, from 0
 * @param phone begins with 154, which no operator has
 * @param identityNumber passes the check digit; its area code 99…. is allocated to nobody
 * @param village the village that he lives in
 * @param enrolled whether he has a family doctor
 * @param managed whether his hypertension or diabetes is under management
 */
record Person(
        int number,
        UUID id,
        String name,
        boolean male,
        LocalDate birthDate,
        String identityNumber,
        String phone,
        Village village,
        String scheme,
        Set<Condition> conditions,
        boolean enrolled,
        boolean managed) {

    int ageOn(LocalDate day) {
        return birthDate.until(day).getYears();
    }
}
