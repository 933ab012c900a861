package org.jieli.insurance.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.claim.PersonsCourse.Outcome;
import org.jieli.insurance.entitlement.Balances;
import org.jieli.insurance.entitlement.LedgerLine;
import org.jieli.insurance.entitlement.Link;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What calculations came to, in the database, within the asker's scope; a newer one of a bill keeps the older. */
@Repository
class SettlementRepository {

    private static final String COLUMNS = """
            select s.claim_id, s.revision, s.rule_set, s.year, s.basic + s.critical + s.assistance + s.person as total, s.covered,
                   s.deductible, s.basic, s.critical, s.assistance, s.person, s.stepwise, s.cycle, s.follows, s.direction, s.balances,
                   s.because, s.settled_at,
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    SettlementRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Those that count of a person, without their steps, by bill. */
    Map<UUID, SettledClaim> ofPerson(UUID resident) {
        return ofPeople(List.of(resident)).getOrDefault(resident, Map.of());
    }

    /** Those that count of each person, without their steps, by bill. */
    Map<UUID, Map<UUID, SettledClaim>> ofPeople(Collection<UUID> residents) {
        Map<UUID, Map<UUID, SettledClaim>> found = new HashMap<>();
        jdbc.sql(COLUMNS + """
                          s.resident_id, null as ledger
                        from insurance.settlement s
                        where s.resident_id = any(:residents) and s.current
                        """)
                .param("residents", residents.toArray(UUID[]::new))
                .query((row, number) -> {
                    SettledClaim it = settled(row, number);
                    return found.computeIfAbsent(row.getObject("resident_id", UUID.class), key -> new HashMap<>())
                            .put(it.settlement().claim(), it);
                })
                .list();
        return found;
    }

    /** The one that counts of a bill, with its steps. */
    Optional<SettledClaim> current(UUID claim) {
        return of(claim).stream().findFirst();
    }

    /** All of a bill with their steps, the one that counts first. */
    List<SettledClaim> of(UUID claim) {
        return jdbc.sql(COLUMNS + """
                          s.ledger
                        from insurance.settlement s
                        where s.claim_id = :claim order by s.revision desc
                        """)
                .param("claim", claim)
                .query(this::settled)
                .list();
    }

    /** What came out otherwise because something happened to the bill with this number: before and after, in the order of the days. */
    List<ChangedSettlement> changedBy(UUID resident, String number) {
        return jdbc.sql("""
                        select c.id, c.number, c.from_on, c.to_on, s.because, s.settled_at,
                               p.basic + p.critical + p.assistance as insured_before, p.person as person_before,
                               s.basic + s.critical + s.assistance as insured_after, s.person as person_after
                        from insurance.settlement s
                        join insurance.settlement p on p.claim_id = s.claim_id and p.revision = s.revision - 1
                        join insurance.claim c on c.id = s.claim_id
                        where s.resident_id = :resident and split_part(s.because, '|', 2) = :number
                          and (p.basic, p.critical, p.assistance, p.person) <> (s.basic, s.critical, s.assistance, s.person)
                        order by s.settled_at, c.to_on, c.id
                        """)
                .param("resident", resident)
                .param("number", number)
                .query((row, place) -> new ChangedSettlement(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("from_on", LocalDate.class),
                        row.getObject("to_on", LocalDate.class),
                        Objects.requireNonNull(Because.parse(row.getString("because"))),
                        row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                        row.getBigDecimal("insured_before"),
                        row.getBigDecimal("insured_after"),
                        row.getBigDecimal("person_before"),
                        row.getBigDecimal("person_after")))
                .list();
    }

    /** Writes settlements, of each bill the last as the one that counts. */
    void write(Collection<Outcome> outcomes) {
        UUID[] again = outcomes.stream()
                .filter(each -> each.revision() > 1)
                .map(each -> each.bill().id())
                .distinct()
                .toArray(UUID[]::new);
        if (again.length > 0) {
            jdbc.sql("update insurance.settlement set current = false where claim_id = any(:claims) and current")
                    .param("claims", again)
                    .update();
        }
        Map<UUID, Integer> last = new HashMap<>();
        outcomes.forEach(each -> last.merge(each.bill().id(), each.revision(), Math::max));
        batches.batchUpdate(
                """
                insert into insurance.settlement (claim_id, revision, resident_id, institution_id, region, rule_set, year, covered,
                  deductible, basic, critical, assistance, person, stepwise, cycle, follows, direction, ledger, balances, because,
                  current)
                values (:claim, :revision, :resident, :institution, :region, :ruleSet, :year, :covered, :deductible, :basic,
                  :critical, :assistance, :person, :stepwise, :cycle, :follows, :direction, cast(:ledger as jsonb),
                  cast(:balances as jsonb), :because, :current)
                """,
                outcomes.stream()
                        .map(each ->
                                values(each, Objects.equals(last.get(each.bill().id()), each.revision())))
                        .toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource values(Outcome outcome, boolean isCurrent) {
        StoredClaim bill = outcome.bill();
        Settlement it = outcome.settlement();
        Parts parts = it.parts();
        Link link = it.link();
        EpisodeDirection direction = link == null ? null : link.direction();
        return new MapSqlParameterSource("claim", it.claim())
                .addValue("revision", outcome.revision())
                .addValue("resident", bill.residentId())
                .addValue("institution", bill.claim().institutionId())
                .addValue("region", bill.region())
                .addValue("ruleSet", it.ruleSet())
                .addValue("year", it.year())
                .addValue("covered", parts.covered())
                .addValue("deductible", parts.deductible())
                .addValue("basic", parts.basic())
                .addValue("critical", parts.critical())
                .addValue("assistance", parts.assistance())
                .addValue("person", parts.person())
                .addValue("stepwise", it.stepwise())
                .addValue("cycle", link == null ? null : link.cycle(), Types.OTHER)
                .addValue("follows", link == null ? null : link.follows(), Types.OTHER)
                .addValue("direction", direction == null ? null : direction.name(), Types.VARCHAR)
                .addValue("ledger", json.writeValueAsString(it.ledger()))
                .addValue("balances", json.writeValueAsString(it.balances()))
                .addValue(
                        "because",
                        outcome.because() == null ? null : outcome.because().stored(),
                        Types.VARCHAR)
                .addValue("current", isCurrent);
    }

    private SettledClaim settled(ResultSet row, int number) throws SQLException {
        UUID cycle = row.getObject("cycle", UUID.class);
        String direction = row.getString("direction");
        String ledger = row.getString("ledger");
        Settlement settlement = new Settlement(
                row.getObject("claim_id", UUID.class),
                row.getObject("rule_set", UUID.class),
                row.getInt("year"),
                new Parts(
                        row.getBigDecimal("total"),
                        row.getBigDecimal("covered"),
                        row.getBigDecimal("deductible"),
                        row.getBigDecimal("basic"),
                        row.getBigDecimal("critical"),
                        row.getBigDecimal("assistance"),
                        row.getBigDecimal("person")),
                row.getBoolean("stepwise"),
                cycle == null
                        ? null
                        : new Link(
                                cycle,
                                row.getObject("follows", UUID.class),
                                direction == null ? null : EpisodeDirection.valueOf(direction)),
                ledger == null ? List.of() : List.of(json.readValue(ledger, LedgerLine[].class)),
                json.readValue(row.getString("balances"), Balances.class));
        return new SettledClaim(
                settlement,
                row.getInt("revision"),
                Because.parse(row.getString("because")),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }
}
