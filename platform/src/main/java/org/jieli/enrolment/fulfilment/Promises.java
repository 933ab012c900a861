package org.jieli.enrolment.fulfilment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.policy.PopulationRule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what signed agreements promise, for each of their years, from the items of their packages. */
@Repository
public class Promises {

    private static final String MAKE = """
            insert into enrolment.promise (agreement_id, resident_id, team_id, institution_id, item_id, year, kind, words, population,
              division, times, year_from, year_to)
            select a.id, a.resident_id, a.team_id, a.institution_id, i.id, y.year, i.kind, i.words, i.population, a.division,
              case when i.times is not null then greatest(1, ceil(i.times * (y.until - s.since)::numeric / (y.until - y.start)))::int end,
              s.since, y.until
            from enrolment.agreement a
            join enrolment.agreement_package ap on ap.agreement_id = a.id
            join enrolment.package_item i on i.version_id = ap.version_id
            left join unnest(:populations::text[], :ages::int[], :lastAges::int[]) r(population, age_from, age_to)
              on r.population = i.population
            cross join lateral (
              select year, (a.from_date + make_interval(years => year - 1))::date as start,
                     least(a.to_date, (a.from_date + make_interval(years => year))::date) as until
              from generate_series(1, 10) year
              where a.from_date + make_interval(years => year - 1) < a.to_date) y
            cross join lateral (
              select case
                when i.population is null then y.start
                when r.population is not null then case
                  when a.birth_date + make_interval(years => r.age_to + 1) > y.start
                  then greatest(y.start, (a.birth_date + make_interval(years => r.age_from))::date) end
                else (select max(greatest(y.start, k.since)) from enrolment.key_person k
                      where k.resident_id = a.resident_id and k.population = i.population
                        and (k.until is null or k.until > y.start and k.until > :on)) end as since) s
            where a.state = 'SIGNED' and a.ended_on is null and s.since < y.until
              and (:residents::uuid[] is null or a.resident_id = any (:residents::uuid[]))
              and (:agreement::uuid is null or a.id = :agreement)
              and (:residents::uuid[] is null or a.to_date > :on)
            on conflict (agreement_id, item_id, year) do nothing
            """;

    private final JdbcClient jdbc;
    private final EnrolmentPolicies policies;

    Promises(JdbcClient jdbc, EnrolmentPolicies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** Of one resident's running and coming agreements, after he was recognised as one of a key population. */
    public void makeFor(UUID resident, LocalDate on) {
        make(List.of(resident), null, on);
    }

    /** The same of many at once, after a load. */
    public void makeFor(Collection<UUID> residents, LocalDate on) {
        make(residents, null, on);
    }

    public void makeForAgreement(UUID agreement, LocalDate on) {
        make(null, agreement, on);
    }

    /** Of all agreements at once: for a load. */
    public int makeAll(LocalDate on) {
        return make(null, null, on);
    }

    private int make(@Nullable Collection<UUID> residents, @Nullable UUID agreement, LocalDate on) {
        List<PopulationRule> byAge = policies.populations(on).stream()
                .filter(rule -> rule.by() == PopulationRule.By.BIRTH)
                .toList();
        return jdbc.sql(MAKE)
                .param(
                        "populations",
                        byAge.stream().map(rule -> rule.population().name()).toArray(String[]::new))
                .param("ages", byAge.stream().map(PopulationRule::ageFrom).toArray(Integer[]::new))
                .param("lastAges", byAge.stream().map(PopulationRule::ageTo).toArray(Integer[]::new))
                .param("residents", residents == null ? null : residents.toArray(UUID[]::new))
                .param("agreement", agreement)
                .param("on", on)
                .update();
    }

    /** Nothing of the agreements falls due any more. */
    public void close(List<UUID> agreements, LocalDate on) {
        jdbc.sql("""
                        update enrolment.promise set closed_on = :on
                        where agreement_id = any (:agreements) and closed_on is null
                        """)
                .param("agreements", agreements.toArray(UUID[]::new))
                .param("on", on)
                .update();
    }
}
