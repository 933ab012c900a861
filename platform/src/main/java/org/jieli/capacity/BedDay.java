package org.jieli.capacity;

import java.time.LocalDate;
import java.util.UUID;

/** A ward's beds on a day; {@code taken} counts holds and bookings together. */
record BedDay(UUID departmentId, LocalDate day, int beds, int reserved, int taken) {}
