package org.jieli.enrolment.agreement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each morning: what has expired lapses and is settled, what nobody answered is declined, and who is soon to expire is reminded, with
 * his team.
 */
@Component
class AgreementClock {

    private static final int AT_ONCE = 2000;
    private static final String BY = "接力";

    private final JdbcClient jdbc;
    private final EnrolmentPolicies policies;
    private final Notices notices;
    private final MessageSource messages;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    AgreementClock(
            JdbcClient jdbc,
            EnrolmentPolicies policies,
            Notices notices,
            MessageSource messages,
            TransactionTemplate transactions,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.notices = notices;
        this.messages = messages;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> agreementsLapse(AgreementClock agreements) {
        return Tasks.recurring("enrolment-lapse", Schedules.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(6, 30)))
                .execute((task, context) -> agreements.look(LocalDate.now(agreements.clock)));
    }

    /** All that is to be done on a day, in portions. */
    void look(LocalDate today) {
        CurrentAccess.runAsSystem("enrolment.clock", () -> {
            while (Boolean.TRUE.equals(transactions.execute(status -> lapse(today)))) {
                // The next portion.
            }
            while (Boolean.TRUE.equals(transactions.execute(status -> lapseProposals(today)))) {
                // The next portion.
            }
            while (Boolean.TRUE.equals(transactions.execute(status -> remind(today)))) {
                // The next portion.
            }
        });
    }

    /** Months and fee of the whole term: what expires was served to its end. */
    private boolean lapse(LocalDate today) {
        List<UUID> institutions = jdbc.sql("""
                        with due as (
                          select id, (extract(year from age(to_date, from_date)) * 12 + extract(month from age(to_date, from_date)))::int
                                   as months
                          from enrolment.agreement where state = 'SIGNED' and ended_on is null and to_date <= :today limit :limit),
                        ended as (
                          update enrolment.agreement a set ended_on = a.to_date, end_reason = 'EXPIRY', settled_months = d.months,
                            settled_fee = round(d.months / 12.0 * coalesce((
                              select sum(v.fee) from enrolment.agreement_package p
                              join enrolment.package_version v on v.id = p.version_id where p.agreement_id = a.id), 0), 2),
                            version = version + 1
                          from due d where a.id = d.id and a.ended_on is null
                          returning a.id, a.institution_id, a.to_date),
                        closed as (
                          update enrolment.promise p set closed_on = e.to_date
                          from ended e where p.agreement_id = e.id and p.closed_on is null)
                        select institution_id from ended
                        """)
                .param("today", today)
                .param("limit", AT_ONCE)
                .query(UUID.class)
                .list();
        tell(institutions, "enrolment.news-expired", "/enrolments?phase=ENDED", "enrolment-expired", today);
        return institutions.size() == AT_ONCE;
    }

    private record Lapsed(UUID id, UUID residentId, UUID institutionId, String team) {}

    /** What nobody answered in time is declined, so that the person may turn to another team: he has one proposal at a time. */
    private boolean lapseProposals(LocalDate today) {
        int days = policies.whole("proposal-days", today);
        String reason = String.valueOf(messages.getMessage(
                "enrolment.not-answered", new Object[] {days}, "enrolment.not-answered", Locale.SIMPLIFIED_CHINESE));
        List<Lapsed> lapsed = jdbc.sql("""
                        update enrolment.agreement a set state = 'DECLINED', answer_reason = :reason, answered_at = :now, answered_by = :by,
                          version = a.version + 1
                        from enrolment.team t
                        where t.id = a.team_id and a.state = 'PROPOSED' and a.id in (
                          select id from enrolment.agreement where state = 'PROPOSED' and proposed_at < :before limit :limit)
                        returning a.id, a.resident_id, a.institution_id, t.name as team
                        """)
                .param("reason", reason)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", BY)
                .param(
                        "before",
                        today.minusDays(days).atStartOfDay(ChinaTime.ZONE).toOffsetDateTime())
                .param("limit", AT_ONCE)
                .query(Lapsed.class)
                .list();
        lapsed.forEach(each -> {
            audit.record("enrolment.decline", each.residentId(), "agreement", each.id(), Map.of("team", each.team()));
            notices.text(
                    each.residentId(),
                    String.valueOf(messages.getMessage(
                            "enrolment.text-declined",
                            new Object[] {each.team(), reason},
                            "",
                            Locale.SIMPLIFIED_CHINESE)),
                    "enrolment-not-answered:" + each.id());
        });
        tell(
                lapsed.stream().map(Lapsed::institutionId).toList(),
                "enrolment.news-not-answered",
                "/enrolments?phase=DECLINED",
                "enrolment-not-answered",
                today);
        return lapsed.size() == AT_ONCE;
    }

    private record Reminded(UUID id, UUID residentId, UUID institutionId, String team, LocalDate toDate) {}

    private boolean remind(LocalDate today) {
        List<Reminded> reminded = jdbc.sql("""
                        update enrolment.agreement a set reminded_on = :today
                        from enrolment.team t
                        where t.id = a.team_id and a.id in (
                          select id from enrolment.agreement o
                          where state = 'SIGNED' and ended_on is null and reminded_on is null and to_date > :today
                            and to_date <= :before
                            and not exists (select from enrolment.agreement n where n.previous_id = o.id and n.state = 'SIGNED')
                          limit :limit)
                        returning a.id, a.resident_id, a.institution_id, t.name as team, a.to_date
                        """)
                .param("today", today)
                .param("before", today.plusDays(policies.whole("renewal-reminder-days", today)))
                .param("limit", AT_ONCE)
                .query(Reminded.class)
                .list();
        reminded.forEach(each -> notices.text(
                each.residentId(),
                String.valueOf(messages.getMessage(
                        "enrolment.text-renew",
                        new Object[] {each.team(), each.toDate().toString()},
                        "",
                        Locale.SIMPLIFIED_CHINESE)),
                "enrolment-renew:" + each.id()));
        tell(
                reminded.stream().map(Reminded::institutionId).toList(),
                "enrolment.news-renew",
                "/enrolments?phase=RUNNING&ending=true",
                "enrolment-renewals",
                today);
        return reminded.size() == AT_ONCE;
    }

    /** One message to each institution a day, not one a person. */
    private void tell(List<UUID> institutions, String key, String path, String event, LocalDate today) {
        notices.tell(institutions.stream()
                .distinct()
                .map(institution ->
                        new Notice(institution, null, key, List.of(), path, event + ":" + institution + ":" + today))
                .toList());
    }
}
