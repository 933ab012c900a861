package org.jieli.medication.refill;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.rules.Limits;
import org.jieli.notification.Notices;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds people of the next part in time, and ends prescriptions whose time is over. */
@Component
class RefillClock {

    private static final String ACTOR = "medication.refills";
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Limits limits;
    private final Institutions institutions;
    private final Notices notices;
    private final MessageSource messages;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RefillClock(
            JdbcClient jdbc,
            Limits limits,
            Institutions institutions,
            Notices notices,
            MessageSource messages,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.institutions = institutions;
        this.notices = notices;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Due(UUID id, int number, UUID residentId, UUID dispenseAt, LocalDate dueOn) {}

    /** One look, portion by portion. */
    void look() {
        CurrentAccess.runAsSystem(ACTOR, () -> {
            int done;
            do {
                done = count(this::remind);
            } while (done == AT_ONCE);
            do {
                done = count(this::expire);
            } while (done == AT_ONCE);
        });
    }

    private int count(java.util.function.IntSupplier work) {
        Integer done = transactions.execute(status -> work.getAsInt());
        return done == null ? 0 : done;
    }

    /** Only the parts after the first: for the first the person was told when it was approved. */
    private int remind() {
        LocalDate today = LocalDate.now(clock);
        int days = limits.value("remind-before-days", PrescriptionKind.LONG, today, 0);
        List<Due> due = jdbc.sql("""
                        update medication.refill r set reminded_at = :now
                        from medication.prescription p
                        where p.id = r.prescription_id and (r.prescription_id, r.number) in (
                          select f.prescription_id, f.number from medication.refill f
                          join medication.prescription q on q.id = f.prescription_id and q.state in ('REVIEWED', 'PARTLY_DISPENSED')
                          where f.due_on <= :until and f.number > 1 and f.dispensed_at is null and f.reminded_at is null
                          order by f.due_on limit :most for update of f skip locked)
                        returning p.id, r.number, p.resident_id, p.dispense_at, r.due_on
                        """)
                .param("now", now())
                .param("until", today.plusDays(days))
                .param("most", AT_ONCE)
                .query(Due.class)
                .list();
        due.forEach(this::text);
        return due.size();
    }

    private void text(Due due) {
        String place = institutions
                .find(due.dispenseAt())
                .map(InstitutionSummary::name)
                .orElse("");
        notices.text(
                due.residentId(),
                String.valueOf(messages.getMessage(
                        "medication.text-refill",
                        new Object[] {due.dueOn().toString(), place},
                        Locale.SIMPLIFIED_CHINESE)),
                due.id() + ":refill-reminder:" + due.number());
    }

    private int expire() {
        return jdbc.sql("""
                        with over as (
                          update medication.prescription
                          set state = 'EXPIRED', held_from = null, hold_reason = null, next_due = null, refill_wanted_at = null,
                            changed_at = :now, version = version + 1
                          where id in (
                            select id from medication.prescription
                            where valid_until < :today
                              and state in ('ISSUED', 'SENT_BACK', 'REVIEWED', 'PARTLY_DISPENSED', 'RETURNED', 'ON_HOLD')
                            limit :most for update skip locked)
                          returning id, resident_id)
                        insert into medication.prescription_event (prescription_id, resident_id, at, action, by)
                        select id, resident_id, :now, 'expire', '接力' from over
                        """)
                .param("now", now())
                .param("today", LocalDate.now(clock))
                .param("most", AT_ONCE)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
