package org.jieli.insurance.resettlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jieli.database.Planning;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.claim.SettlementChange;
import org.jieli.insurance.parameter.BillsOfRules;
import org.jieli.insurance.parameter.LeftAsIs;
import org.jieli.insurance.parameter.SettledAgain;
import org.jieli.insurance.parameter.SettledAgain.ResettlementState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Which versions' bills are to be settled again, how far each is, and whose bills could not be. */
@Repository
class ResettlementRepository {

    private static final int SHOWN = 20;

    /**
     * Bills that touch the days, less those of places that have a version of their own both on the first and on the last day: the rules
     * of the last day say which of the two counts. A few too many do no harm.
     */
    private static final String ON_DAYS = """
            c.region like :region || '%' and c.scheme = :scheme and c.to_on >= :from and c.from_on <= coalesce(cast(:to as date), date 'infinity')
              and not (
                exists (select from insurance.rule_set nearer
                        where nearer.state = 'ISSUED' and nearer.scheme = :scheme and nearer.region like :region || '_%'
                          and starts_with(c.region, nearer.region) and nearer.valid @> c.to_on)
                and exists (select from insurance.rule_set nearer
                            where nearer.state = 'ISSUED' and nearer.scheme = :scheme and nearer.region like :region || '_%'
                              and starts_with(c.region, nearer.region) and nearer.valid @> c.from_on))
            """;

    private final JdbcClient jdbc;

    /** Whose bills are left as they are. */
    record Left(UUID resident, LeftAsIs shown) {}

    ResettlementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many; one above {@link BillsOfRules#MOST_COUNTED} stands for more than that. */
    long bills(Resettlement it) {
        Planning.forTheseValues(jdbc);
        return on(it, "select count(*) from (select from insurance.claim c where " + ON_DAYS + " limit :most) counted")
                .param("most", BillsOfRules.MOST_COUNTED + 1)
                .query(Long.class)
                .single();
    }

    void insert(Resettlement it, String by, Instant at) {
        on(it, """
                        insert into insurance.resettlement (rule_set, region, scheme, from_on, to_on, asked_by, asked_at)
                        values (:id, :region, :scheme, :from, :to, :by, :at) on conflict do nothing
                        """)
                .param("id", it.ruleSet())
                .param("by", by)
                .param("at", at(at))
                .update();
    }

    /** Begins anew from the first person; false while it is at work. */
    boolean again(UUID ruleSet) {
        boolean begun = jdbc.sql("""
                        update insurance.resettlement set state = 'WAITING', ended_at = null, last_resident = null, done = 0
                        where rule_set = :id and state = 'DONE'
                        """).param("id", ruleSet).update() == 1;
        if (begun) {
            jdbc.sql("delete from insurance.resettlement_trouble where rule_set = :id")
                    .param("id", ruleSet)
                    .update();
        }
        return begun;
    }

    /** The one that was asked for first and is not through. */
    Optional<Resettlement> next() {
        return jdbc.sql("""
                        select rule_set, region, scheme, from_on, to_on, asked_at, last_resident from insurance.resettlement
                        where state <> 'DONE' order by asked_at, rule_set limit 1
                        """).query(ResettlementRepository::resettlement).optional();
    }

    /** Counts what is to be done, where it only begins. */
    void begin(Resettlement it) {
        on(it, """
                        update insurance.resettlement r set state = 'RUNNING', (bills, people) = (
                          select count(*), count(distinct c.resident_id) from insurance.claim c where\s""" + ON_DAYS + """
                          )
                        where r.rule_set = :id and r.state = 'WAITING'
                        """).param("id", it.ruleSet()).update();
    }

    /** The next people, in the order of their identifiers. */
    List<UUID> people(Resettlement it, int most) {
        Planning.forTheseValues(jdbc);
        return on(it, "select distinct c.resident_id from insurance.claim c where " + ON_DAYS + """
                          and c.resident_id > coalesce(cast(:last as uuid), uuid '00000000-0000-0000-0000-000000000000')
                        order by c.resident_id limit :most
                        """)
                .param("last", it.lastResident(), Types.OTHER)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /**
     * Whose bills on the days another version settled since an instant: one began before the issue and may have ended after the person was
     * passed.
     */
    List<UUID> settledOtherwiseSince(Resettlement it, Instant since) {
        Planning.forTheseValues(jdbc);
        return on(it, """
                        select distinct c.resident_id from insurance.claim c
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        where s.settled_at >= :since and s.rule_set <> :id and\s""" + ON_DAYS + " order by c.resident_id")
                .param("since", at(since))
                .param("id", it.ruleSet())
                .query(UUID.class)
                .list();
    }

    /** Takes the next person; false where another worker was faster, who then has him until his transaction ends. */
    boolean take(UUID ruleSet, UUID resident) {
        return jdbc.sql("""
                        update insurance.resettlement set done = done + 1, last_resident = :resident
                        where rule_set = :id and state = 'RUNNING' and (last_resident is null or last_resident < :resident)
                        """).param("id", ruleSet).param("resident", resident).update() == 1;
    }

    void add(UUID ruleSet, List<SettlementChange> felt) {
        jdbc.sql("""
                        update insurance.resettlement
                        set changed = changed + :changed, insured_more = insured_more + :insured, person_more = person_more + :person
                        where rule_set = :id
                        """)
                .param("id", ruleSet)
                .param("changed", felt.size())
                .param("insured", sum(felt, SettlementChange::insuredMore))
                .param("person", sum(felt, SettlementChange::personMore))
                .update();
    }

    void leave(Resettlement it, UUID resident, LeftAsIs.Why why) {
        jdbc.sql("""
                        insert into insurance.resettlement_trouble (rule_set, resident_id, region, reason)
                        values (:id, :resident, :region, :reason) on conflict do nothing
                        """)
                .param("id", it.ruleSet())
                .param("resident", resident)
                .param("region", it.region())
                .param("reason", why.name())
                .update();
    }

    /** Ends it with the sums of what was written because of it, whoever wrote it. */
    void finish(UUID ruleSet, Instant now) {
        // Who still settles the last person has the row; the sums are to see what he wrote.
        jdbc.sql("select 1 from insurance.resettlement where rule_set = :id for update")
                .param("id", ruleSet)
                .query(Integer.class)
                .optional();
        jdbc.sql("""
                        update insurance.resettlement set state = 'DONE', ended_at = :now, (changed, insured_more, person_more) = (
                          select count(*), coalesce(sum(s.basic + s.critical + s.assistance - p.basic - p.critical - p.assistance), 0),
                                 coalesce(sum(s.person - p.person), 0)
                          from insurance.settlement s
                          join insurance.settlement p on p.claim_id = s.claim_id and p.revision = s.revision - 1
                          where s.because like 'NEW\\_RULES|%' and split_part(s.because, '|', 2) = cast(:id as text)
                            and (p.basic, p.critical, p.assistance, p.person) <> (s.basic, s.critical, s.assistance, s.person))
                        where rule_set = :id and state = 'RUNNING'
                        """).param("id", ruleSet).param("now", at(now)).update();
    }

    Optional<SettledAgain> find(UUID ruleSet) {
        return jdbc.sql("""
                        select r.*, (select count(*) from insurance.resettlement_trouble t where t.rule_set = r.rule_set) as left_as_is
                        from insurance.resettlement r where r.rule_set = :id
                        """)
                .param("id", ruleSet)
                .query(ResettlementRepository::settledAgain)
                .optional();
    }

    List<Left> left(UUID ruleSet) {
        return jdbc.sql("""
                        select t.resident_id, t.reason,
                               (select v.person_number from insurance.coverage v where v.resident_id = t.resident_id
                                order by v.valid desc limit 1) as person_number
                        from insurance.resettlement_trouble t where t.rule_set = :id order by t.resident_id limit :most
                        """)
                .param("id", ruleSet)
                .param("most", SHOWN)
                .query((row, number) -> new Left(
                        row.getObject("resident_id", UUID.class),
                        new LeftAsIs(row.getString("person_number"), LeftAsIs.Why.valueOf(row.getString("reason")))))
                .list();
    }

    private static BigDecimal sum(List<SettlementChange> changes, Function<SettlementChange, BigDecimal> amount) {
        return changes.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private StatementSpec on(Resettlement it, String sql) {
        return jdbc.sql(sql)
                .param("region", it.region())
                .param("scheme", it.scheme().name())
                .param("from", it.from())
                .param("to", it.to(), Types.DATE);
    }

    private static Resettlement resettlement(ResultSet row, int number) throws SQLException {
        return new Resettlement(
                row.getObject("rule_set", UUID.class),
                row.getString("region"),
                Scheme.valueOf(row.getString("scheme")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_resident", UUID.class));
    }

    private static SettledAgain settledAgain(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new SettledAgain(
                ResettlementState.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("bills"),
                row.getLong("people"),
                row.getLong("done"),
                row.getLong("left_as_is"),
                row.getLong("changed"),
                row.getBigDecimal("insured_more"),
                row.getBigDecimal("person_more"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
