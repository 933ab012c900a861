package org.jieli.enrolment.offer;

import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.ServiceKind;
import org.jspecify.annotations.Nullable;

/**
 * A service that a package promises.
 *
 * @param words what it is beyond its kind, may be empty
 * @param times how often a year; null as needed
 * @param population for whom; null for everybody
 */
public record PackageItem(
        ServiceKind kind,
        String words,
        @Nullable Integer times,
        @Nullable KeyPopulation population) {}
