package org.jieli.capacity;

import java.time.Instant;
import java.time.LocalDate;

/** How far the time of what is offered has passed; what has begun cannot be booked. */
enum Passing {
    COMING,
    BEGUN,
    OVER;

    /** Of a slot, or of the slots of a day with the last one's beginning and end. */
    static Passing of(Instant beginsAt, Instant endsAt, Instant now) {
        if (beginsAt.isAfter(now)) {
            return COMING;
        }
        return endsAt.isAfter(now) ? BEGUN : OVER;
    }

    /** Of beds, which are taken by the day. */
    static Passing of(LocalDate day, LocalDate today) {
        return day.isBefore(today) ? OVER : COMING;
    }
}
