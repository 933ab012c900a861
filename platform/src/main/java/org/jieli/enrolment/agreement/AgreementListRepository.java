package org.jieli.enrolment.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.policy.PopulationRule;
import org.jieli.shared.AccessScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of agreements, the latest first; the scope is repeated here, because a condition on an index is quicker than the policy. */
@Repository
class AgreementListRepository {

    /** A list is counted up to here, so that opening it stays quick. */
    static final int MOST_COUNTED = 20_000;

    private final JdbcClient jdbc;
    private final EnrolmentPolicies policies;

    AgreementListRepository(JdbcClient jdbc, EnrolmentPolicies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    private record Selection(String where, Map<String, Object> params) {}

    List<Agreement> page(
            AgreementFilter filter,
            @Nullable Collection<UUID> people,
            Collection<UUID> teams,
            AccessScope scope,
            LocalDate on,
            AgreementFilter.@Nullable Key after,
            int limit) {
        Selection selection = selection(filter, people, teams, scope, on);
        String rest = after == null ? "" : " and (a.from_date, a.id) < (:lastFrom, :lastId)";
        if (after != null) {
            selection.params().put("lastFrom", after.from());
            selection.params().put("lastId", after.id());
        }
        planForTheseValues();
        return jdbc.sql("select a.* from enrolment.agreement a where " + selection.where() + rest
                        + " order by a.from_date desc, a.id desc limit :limit")
                .params(selection.params())
                .param("limit", limit)
                .query(AgreementRepository::agreement)
                .list();
    }

    long count(
            AgreementFilter filter,
            @Nullable Collection<UUID> people,
            Collection<UUID> teams,
            AccessScope scope,
            LocalDate on) {
        Selection selection = selection(filter, people, teams, scope, on);
        planForTheseValues();
        return jdbc.sql("select count(*) from (select from enrolment.agreement a where " + selection.where()
                        + " limit :limit) counted")
                .params(selection.params())
                .param("limit", MOST_COUNTED + 1L)
                .query(Long.class)
                .single();
    }

    private Selection selection(
            AgreementFilter filter,
            @Nullable Collection<UUID> people,
            Collection<UUID> teams,
            AccessScope scope,
            LocalDate on) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder();
        if (scope.division() != null) {
            where.append("a.division like :division || '%'");
            params.put("division", scope.division());
        } else {
            where.append("a.team_id = any (:teams)");
            params.put("teams", teams.toArray(UUID[]::new));
        }
        params.put("on", on);
        if (filter.team() != null) {
            where.append(" and a.team_id = :team");
            params.put("team", filter.team());
        }
        if (people != null) {
            where.append(" and a.resident_id = any (:people)");
            params.put("people", people.toArray(UUID[]::new));
        }
        Phase phase = filter.phase();
        if (phase != null) {
            where.append(" and ").append(predicate(phase));
        }
        if (filter.ending()) {
            where.append("""
                     and a.ended_on is null and a.to_date <= :endsBefore and a.to_date > :on
                     and not exists (select from enrolment.agreement n where n.previous_id = a.id and n.state = 'SIGNED')
                    """);
            params.put("endsBefore", on.plusDays(policies.whole("renewal-reminder-days", on)));
        }
        population(filter, on, where, params);
        return new Selection(where.toString(), params);
    }

    private void population(AgreementFilter filter, LocalDate on, StringBuilder where, Map<String, Object> params) {
        if (filter.population() == null) {
            return;
        }
        PopulationRule rule = policies.populations(on).stream()
                .filter(each -> each.population() == filter.population())
                .findFirst()
                .orElseThrow();
        if (rule.by() == PopulationRule.By.BIRTH) {
            where.append(" and a.birth_date between :bornFrom and :bornUntil");
            params.put("bornFrom", rule.bornFrom(on));
            params.put("bornUntil", rule.bornUntil(on));
        } else {
            where.append("""
                     and exists (select from enrolment.key_person k where k.resident_id = a.resident_id
                                 and k.population = :population and k.since <= :on and (k.until is null or k.until > :on))
                    """);
            params.put("population", rule.population().name());
        }
    }

    private static String predicate(Phase phase) {
        return switch (phase) {
            case PROPOSED -> "a.state = 'PROPOSED'";
            case DECLINED -> "a.state = 'DECLINED'";
            case WITHDRAWN -> "a.state = 'WITHDRAWN'";
            case RUNNING -> "a.state = 'SIGNED' and a.held @> :on::date";
            case COMING -> "a.state = 'SIGNED' and lower(a.held) > :on";
            case ENDED -> "a.state = 'SIGNED' and (isempty(a.held) or upper(a.held) <= :on)";
        };
    }

    private void planForTheseValues() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }
}
