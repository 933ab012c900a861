package org.jieli.capacity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

/** Writes what clinics and wards can take. */
public interface Schedules {

    /** Adds schedules; one that begins at the same time in the same clinic already is left as it is. */
    void define(Collection<Schedule> schedules);

    /** Makes the slots of all schedules from a day up to and including another; those that exist stay. Answers how many are new. */
    int generate(LocalDate from, LocalDate to);

    /** Sets a ward's beds for days from one up to and including another; never below what is taken. */
    void setBeds(UUID institutionId, UUID departmentId, LocalDate from, LocalDate to, int beds, int reserved);
}
