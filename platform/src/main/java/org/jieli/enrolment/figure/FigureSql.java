package org.jieli.enrolment.figure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.policy.PopulationRule;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Component;

/**
 * Each figure as one relation (resident_id, part, agreement_id, counts): the figure counts it and its list shows it, so that the two
 * never differ.
 */
@Component
class FigureSql {

    private static final int VILLAGE = 12;

    private final EnrolmentPolicies policies;

    FigureSql(EnrolmentPolicies policies) {
        this.policies = policies;
    }

    /** SQL with its values. */
    record Relation(String sql, Map<String, Object> params) {}

    Relation of(EnrolmentFigure figure, FigureArea area, LocalDate since, LocalDate until, LocalDate today) {
        Map<String, Object> params = new HashMap<>();
        params.put("on", until);
        String sql =
                switch (figure) {
                    case COVERAGE -> coverage(area, params, "");
                    case KEY_COVERAGE -> coverage(area, params, keyPeople(until, params));
                    case FULFILMENT -> fulfilment(area, params, until, today);
                    case RENEWAL -> renewal(area, params, since);
                };
        return new Relation(sql, params);
    }

    /** The limit keeps the planner at the few people of an institution; without it the join reads all agreements at once. */
    private String coverage(FigureArea area, Map<String, Object> params, String more) {
        String people;
        if (area.team() == null) {
            people = "resident.fact_person r where r.division like :area || '%'";
            params.put("area", area.division());
        } else {
            people = """
                    resident.fact_person r
                    where r.resident_id in (select k.resident_id from resident.fact_known_at k where k.institution_id = any (:institutions))
                      and (r.division = any (:grid) or left(r.division, 9) = any (:grid) or left(r.division, 6) = any (:grid))
                    """;
            params.put("institutions", area.institutions().toArray(UUID[]::new));
            params.put("grid", area.grid().toArray(String[]::new));
        }
        String ofTeam = "";
        if (area.team() != null) {
            ofTeam = " and a.team_id = :team";
            params.put("team", area.team());
        }
        return """
                select p.id as resident_id, left(p.division, :partLength) as part, a.id as agreement_id, a.id is not null as counts
                from (select r.resident_id as id, r.division from %s
                        and (r.deceased_on is null or r.deceased_on > :on) and r.birth_date <= :on %s) p
                left join lateral (
                    select a.id from enrolment.agreement a
                    where a.resident_id = p.id and a.state = 'SIGNED' and a.held @> cast(:on as date)%s%s) a on true
                """.formatted(people, more, ofTeam, isOfInstitutions() ? " limit 1" : "");
    }

    private String keyPeople(LocalDate on, Map<String, Object> params) {
        StringBuilder sql = new StringBuilder("""
                and (r.resident_id in (select k.resident_id from enrolment.key_person k
                              where k.since <= :on and (k.until is null or k.until > :on))
                """);
        List<PopulationRule> byAge = policies.populations(on).stream()
                .filter(rule -> rule.by() == PopulationRule.By.BIRTH)
                .toList();
        for (PopulationRule rule : byAge) {
            String name = rule.population().name();
            sql.append(" or r.birth_date between :from")
                    .append(name)
                    .append(" and :until")
                    .append(name);
            params.put("from" + name, rule.bornFrom(on));
            params.put("until" + name, rule.bornUntil(on));
        }
        return sql.append(')').toString();
    }

    /**
     * What was given by today stands in the promise; for an earlier day the services are counted. Only the year of the agreement that
     * runs on the day counts: what an earlier year missed cannot be caught up.
     */
    private String fulfilment(FigureArea area, Map<String, Object> params, LocalDate until, LocalDate today) {
        boolean now = !until.isBefore(today);
        String given = now ? "p.given" : "coalesce(g.given, 0)";
        String services = now ? "" : """
                  left join (select promise_id, count(*) as given from enrolment.service
                             where promise_id is not null and at < (cast(:on as date) + 1)::timestamp at time zone 'Asia/Shanghai'
                             group by promise_id) g on g.promise_id = p.id
                  """;
        return """
                select a.resident_id, left(a.division, :partLength) as part, a.id as agreement_id, not e.behind as counts
                from enrolment.agreement a
                join (select p.agreement_id,
                        bool_or(%s < (p.times * (least(:on, p.year_to) - p.year_from)) / (p.year_to - p.year_from)) as behind
                      from enrolment.promise p %s
                      where p.times is not null%s and p.year_from <= :on and p.year_to > :on
                        and (p.times * (least(:on, p.year_to) - p.year_from)) / (p.year_to - p.year_from) > 0 %s
                      group by p.agreement_id) e on e.agreement_id = a.id
                where %s and a.state = 'SIGNED' and a.held @> cast(:on as date)
                """.formatted(
                        given,
                        services,
                        ofMine("p", params),
                        area.team() == null ? "" : "and p.team_id = :team",
                        of(area, params) + ofMine("a", params));
    }

    private String renewal(FigureArea area, Map<String, Object> params, LocalDate since) {
        params.put("since", since);
        params.put("grace", policies.whole("renewal-grace-days", since));
        return """
                select a.resident_id, left(a.division, :partLength) as part, a.id as agreement_id,
                  exists (select from enrolment.agreement n
                          where n.resident_id = a.resident_id and n.state = 'SIGNED' and not isempty(n.held)
                            and n.from_date between a.to_date and a.to_date + :grace and n.id <> a.id) as counts
                from enrolment.agreement a
                where %s and a.state = 'SIGNED' and a.to_date between :since and :on
                  and (a.ended_on is null or a.ended_on >= a.to_date)
                """.formatted(of(area, params) + ofMine("a", params));
    }

    /**
     * For institutions and alliances their own rows, found before row-level security would ask for the person behind every row of the
     * others.
     */
    private static String ofMine(String table, Map<String, Object> params) {
        if (!isOfInstitutions()) {
            return "";
        }
        params.put("mine", CurrentAccess.scope().institutions().toArray(UUID[]::new));
        return " and " + table + ".institution_id = any (:mine)";
    }

    private static boolean isOfInstitutions() {
        return CurrentAccess.scope().kind() == AccessScope.Kind.INSTITUTIONS;
    }

    private static String of(FigureArea area, Map<String, Object> params) {
        if (area.team() != null) {
            params.put("team", area.team());
            return "a.team_id = :team";
        }
        params.put("area", area.division());
        return "a.division like :area || '%'";
    }

    /** How many digits of a division's code tell the parts of an area. */
    static int partLength(FigureArea area) {
        if (area.division() == null) {
            return VILLAGE;
        }
        return switch (area.division().length()) {
            case 0 -> 2;
            case 2 -> 4;
            case 4 -> 6;
            case 6 -> 9;
            default -> VILLAGE;
        };
    }
}
