package org.jieli.chronic.worklist;

/** The work lists, each with what puts an open follow-up {@code f} on it. */
enum WorkKind {
    /** Due within a week or overdue; the first one after a down-referral from the day on which the person was taken over. */
    DUE("""
            (f.due_on <= :upTo or f.referral_id is not null
               and not exists (select from chronic.follow_up o where o.referral_id = f.referral_id and o.due_on < f.due_on))
            """),
    OVERDUE("f.due_on < :today"),
    UNCONTROLLED(state("s.last_outcome in ('2', '3', '4')")),
    LOST(state("s.lost_on <= :today")),
    EXAMINATION(state("s.exam_due_on <= :today")),
    ALL("true");

    private final String predicate;

    WorkKind(String predicate) {
        this.predicate = predicate;
    }

    String predicate() {
        return predicate;
    }

    private static String state(String predicate) {
        return """
                f.referral_id is null and exists (
                  select from chronic.person_state s
                  where s.resident_id = f.resident_id and (cast(:programme as text) is null or s.programme = :programme) and %s)
                """.formatted(predicate);
    }
}
