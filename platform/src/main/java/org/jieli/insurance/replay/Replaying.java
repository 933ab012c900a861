package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.entitlement.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * Settles the bills of one person after the other twice, by the rules that held and by those proposed. Bills before the year only lead
 * into it: their stays may begin a disease cycle that a stay of the year goes on with.
 */
final class Replaying {

    private final Entitlement base;
    private final Entitlement proposed;
    private final LocalDate yearBegins;
    private @Nullable UUID resident;
    private Course before = new Course();
    private Course after = new Course();

    Replaying(Entitlement base, Entitlement proposed, int year) {
        this.base = base;
        this.proposed = proposed;
        this.yearBegins = LocalDate.of(year, 1, 1);
    }

    /** A bill with what both versions make of it. */
    record Both(ClaimRow row, Settlement before, Settlement after) {}

    /** Settles a bill and hands on what came of it, if it is of the year. */
    void next(ClaimRow row, boolean withLedger, BiConsumer<Settlement, Settlement> settled) {
        if (!row.resident().equals(resident)) {
            resident = row.resident();
            before = new Course();
            after = new Course();
        }
        Settlement then = base.settle(row.person(), row.claim(), before, withLedger);
        Settlement now = proposed.settle(row.person(), row.claim(), after, withLedger);
        if (!row.claim().to().isBefore(yearBegins)) {
            settled.accept(then, now);
        }
    }

    /** All bills of one person with their ledgers. */
    List<Both> explained(List<ClaimRow> rows) {
        List<Both> all = new ArrayList<>();
        rows.forEach(row -> next(row, true, (then, now) -> all.add(new Both(row, then, now))));
        return all;
    }
}
