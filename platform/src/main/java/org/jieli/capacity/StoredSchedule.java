package org.jieli.capacity;

/** A schedule with the version that a change has to name. */
record StoredSchedule(Schedule schedule, int version) {}
