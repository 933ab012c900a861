package org.jieli.insurance.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jieli.insurance.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * What made a bill be settled again.
 *
 * @param kind what happened
 * @param number number of the bill to which it happened; for {@link Anew#NEW_RULES} the identifier of the version
 * @param reason in the words of who did it, or the name of the version; empty where nobody was asked
 */
public record Because(Anew kind, String number, String reason) {

    private static final String BETWEEN = "|";

    /** What may happen to an earlier bill. */
    public enum Anew {
        /** A bill of an earlier day came in later. */
        LATE_BILL,
        REPLACED_BILL,
        REFUNDED_BILL,
        CANCELLED_REFERRAL,
        LATE_REGISTRATION,
        /** Its own facts are the same, but the person's coverage changed. */
        CHANGED_RULES,
        /** Rules were issued later for its days. */
        NEW_RULES
    }

    /** What a settlement by a version that was issued later is told with. */
    static Because of(RuleSet issued) {
        return new Because(
                Anew.NEW_RULES, issued.id().toString(), issued.name() + " " + issued.year() + "-" + issued.version());
    }

    /** Whether the version is told in the place of a bill's number. */
    @JsonIgnore
    public boolean isOfRules() {
        return kind == Anew.NEW_RULES;
    }

    String stored() {
        return kind + BETWEEN + number + BETWEEN + reason;
    }

    static @Nullable Because parse(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        String[] parts = stored.split("\\" + BETWEEN, 3);
        return new Because(Anew.valueOf(parts[0]), parts[1], parts[2]);
    }
}
