package org.jieli.enrolment.fulfilment;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.enrolment.ServiceKind;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.policy.PopulationRule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is due to a team's people, by person. */
@Repository
class DueRepository {

    private final JdbcClient jdbc;
    private final EnrolmentPolicies policies;

    DueRepository(JdbcClient jdbc, EnrolmentPolicies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** People and services, of all that the filter means. */
    record Count(long people, long services) {}

    List<DuePerson> page(
            DueFilter filter,
            Collection<UUID> teams,
            LocalDate today,
            LocalDate upTo,
            DueFilter.@Nullable Key after,
            int limit) {
        Map<String, Object> params = new HashMap<>();
        String from = from(filter, teams, today, upTo, params);
        String having = after == null ? "" : " having (min(p.due_on), p.agreement_id) > (:lastDue, :lastAgreement)";
        if (after != null) {
            params.put("lastDue", after.due());
            params.put("lastAgreement", after.agreement());
        }
        planForTheseValues();
        return jdbc.sql("""
                        select p.agreement_id, p.resident_id, p.team_id, min(p.due_on) as due_on,
                          array_agg(p.kind order by p.due_on, p.id) as kinds, array_agg(p.words order by p.due_on, p.id) as words,
                          array_agg(p.due_on order by p.due_on, p.id) as dues
                        """ + from + " group by p.agreement_id, p.resident_id, p.team_id" + having
                        + " order by min(p.due_on), p.agreement_id limit :limit")
                .params(params)
                .param("limit", limit)
                .query(DueRepository::person)
                .list();
    }

    Count count(DueFilter filter, Collection<UUID> teams, LocalDate today, LocalDate upTo) {
        Map<String, Object> params = new HashMap<>();
        String from = from(filter, teams, today, upTo, params);
        planForTheseValues();
        return jdbc.sql("select count(distinct p.agreement_id) as people, count(*) as services " + from)
                .params(params)
                .query(Count.class)
                .single();
    }

    private String from(
            DueFilter filter, Collection<UUID> teams, LocalDate today, LocalDate upTo, Map<String, Object> params) {
        StringBuilder sql = new StringBuilder(
                " from enrolment.promise p where p.team_id = any (:teams) and p.due_on is not null and p.due_on <= :upTo");
        params.put(
                "teams",
                filter.team() == null
                        ? teams.toArray(UUID[]::new)
                        : teams.stream().filter(filter.team()::equals).toArray(UUID[]::new));
        params.put("upTo", filter.overdue() ? today.minusDays(1) : upTo);
        if (filter.kind() != null) {
            sql.append(" and p.kind = :kind");
            params.put("kind", filter.kind().name());
        }
        if (filter.population() != null) {
            PopulationRule rule = policies.populations(today).stream()
                    .filter(each -> each.population() == filter.population())
                    .findFirst()
                    .orElseThrow();
            if (rule.by() == PopulationRule.By.BIRTH) {
                sql.append("""
                         and exists (select from enrolment.agreement a
                                     where a.id = p.agreement_id and a.birth_date between :bornFrom and :bornUntil)
                        """);
                params.put("bornFrom", rule.bornFrom(today));
                params.put("bornUntil", rule.bornUntil(today));
            } else {
                sql.append("""
                         and exists (select from enrolment.key_person k where k.resident_id = p.resident_id
                                     and k.population = :population and k.since <= :today and (k.until is null or k.until > :today))
                        """);
                params.put("population", rule.population().name());
                params.put("today", today);
            }
        }
        return sql.toString();
    }

    private void planForTheseValues() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }

    private static DuePerson person(ResultSet row, int number) throws SQLException {
        String[] kinds = (String[]) row.getArray("kinds").getArray();
        String[] words = (String[]) row.getArray("words").getArray();
        Date[] dues = (Date[]) row.getArray("dues").getArray();
        List<DuePerson.Item> items = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            items.add(new DuePerson.Item(ServiceKind.valueOf(kinds[i]), words[i], dues[i].toLocalDate()));
        }
        return new DuePerson(
                row.getObject("agreement_id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                items);
    }
}
