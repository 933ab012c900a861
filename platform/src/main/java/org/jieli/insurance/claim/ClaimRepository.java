package org.jieli.insurance.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bills in the database, within the asker's scope. */
@Repository
class ClaimRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    ClaimRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Until the transaction ends nobody else settles bills of the person: two of them must not both take the same balance. */
    void lockPerson(UUID resident) {
        lockPeople(List.of(resident));
    }

    /** The same for several, always in one order: so two that want the same people wait and do not block each other. */
    void lockPeople(Collection<UUID> residents) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(hashtextextended('insurance.person ' || resident, 0))::text)
                        from unnest(cast(:residents as text[])) resident
                        """)
                .param(
                        "residents",
                        residents.stream()
                                .distinct()
                                .map(UUID::toString)
                                .sorted()
                                .toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** All bills of a person in the order in which they are settled. */
    List<StoredClaim> ofPerson(UUID resident) {
        return ofPeople(List.of(resident)).getOrDefault(resident, List.of());
    }

    /** All bills of each person in the order in which they are settled. */
    Map<UUID, List<StoredClaim>> ofPeople(Collection<UUID> residents) {
        return jdbc
                .sql("select * from insurance.claim where resident_id = any(:residents) order by to_on, from_on, id")
                .param("residents", residents.toArray(UUID[]::new))
                .query(ClaimRepository::stored)
                .list()
                .stream()
                .collect(Collectors.groupingBy(StoredClaim::residentId));
    }

    /** The same by number, for {@link ClaimChecks}. */
    Map<String, Claim> byNumber(UUID resident) {
        Map<String, Claim> known = new LinkedHashMap<>();
        ofPerson(resident).forEach(each -> known.put(each.number(), each.claim()));
        return known;
    }

    Optional<StoredClaim> find(UUID id) {
        return jdbc.sql("select * from insurance.claim where id = :id")
                .param("id", id)
                .query(ClaimRepository::stored)
                .optional();
    }

    /** Bills with one of these identifiers or numbers. */
    List<StoredClaim> known(Collection<UUID> ids, Collection<String> numbers) {
        return jdbc.sql("select * from insurance.claim where id = any(:ids) or number = any(:numbers)")
                .param("ids", ids.toArray(UUID[]::new))
                .param("numbers", numbers.toArray(String[]::new))
                .query(ClaimRepository::stored)
                .list();
    }

    /** Whether all were new; false when an identifier, number or encounter is taken, and the transaction must not be kept then. */
    boolean insert(List<StoredClaim> bills) {
        int[] rows = batches.batchUpdate(
                """
                insert into insurance.claim (id, number, resident_id, region, scheme, kind, institution_id, level, area, from_on,
                  to_on, diagnosis, diagnosis_name, arrival, exemption, registration, referral_id, referral_from_claim,
                  referral_registered_on, referral_cancelled, contracted, items, amounts, quantities, total, encounter_id,
                  received_at, received_by, told_registration)
                values (:id, :number, :resident, :region, :scheme, :kind, :institution, :level, :area, :from, :to, :diagnosis,
                  :diagnosisName, :arrival, :exemption, :registration, :referral, :referralFrom, :registeredOn, :cancelled,
                  :contracted, :items, cast(:amounts as numeric[]), cast(:quantities as numeric[]), :total, :encounter,
                  :receivedAt, :receivedBy, :told)
                on conflict do nothing
                """,
                bills.stream()
                        .map(it -> content(it)
                                .addValue("number", it.number())
                                .addValue("resident", it.residentId())
                                .addValue("region", it.region())
                                .addValue("scheme", it.scheme().name())
                                .addValue("encounter", it.encounterId(), Types.OTHER)
                                .addValue("receivedAt", it.receivedAt().atOffset(ZoneOffset.UTC))
                                .addValue("receivedBy", it.receivedBy()))
                        .toArray(SqlParameterSource[]::new));
        return IntStream.of(rows).allMatch(count -> count == 1);
    }

    /** Writes another content over the revision that was read; false when somebody else was faster. */
    boolean replace(StoredClaim it) {
        return jdbc.sql("""
                        update insurance.claim set kind = :kind, institution_id = :institution, level = :level, area = :area,
                          from_on = :from, to_on = :to, diagnosis = :diagnosis, diagnosis_name = :diagnosisName, arrival = :arrival,
                          exemption = :exemption, registration = :registration, referral_id = :referral,
                          referral_from_claim = :referralFrom, referral_registered_on = :registeredOn,
                          referral_cancelled = :cancelled, contracted = :contracted, items = :items,
                          amounts = cast(:amounts as numeric[]), quantities = cast(:quantities as numeric[]), total = :total,
                          told_registration = :told,
                          revision = revision + 1
                        where id = :id and revision = :revision
                        """)
                        .paramSource(content(it).addValue("revision", it.revision()))
                        .update()
                == 1;
    }

    /** Puts a bill under the other scheme of its region. */
    void move(UUID claim, Scheme scheme) {
        jdbc.sql("update insurance.claim set scheme = :scheme, revision = revision + 1 where id = :id")
                .param("id", claim)
                .param("scheme", scheme.name())
                .update();
    }

    /** Keeps the content that a correction is about to replace. */
    void keepHistory(UUID claim, String reason, String by) {
        jdbc.sql("""
                        insert into insurance.claim_history (claim_id, revision, content, reason, changed_by)
                        select c.id, c.revision, to_jsonb(c), :reason, :by from insurance.claim c where c.id = :id
                        """).param("id", claim).param("reason", reason).param("by", by).update();
    }

    /** The contents before each correction, the latest first. */
    List<EarlierContent> history(UUID claim) {
        return jdbc.sql("""
                        select h.revision, h.reason, h.changed_at, h.changed_by, (h.content ->> 'total')::numeric as total
                        from insurance.claim_history h where h.claim_id = :id order by h.revision desc
                        """)
                .param("id", claim)
                .query((row, number) -> new EarlierContent(
                        row.getInt("revision"),
                        row.getString("reason"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by"),
                        row.getBigDecimal("total")))
                .list();
    }

    private static MapSqlParameterSource content(StoredClaim it) {
        Claim claim = it.claim();
        ReferralUsed referral = claim.referral();
        return new MapSqlParameterSource("id", claim.id())
                .addValue("kind", claim.kind().name())
                .addValue("institution", claim.institutionId())
                .addValue("level", claim.level())
                .addValue("area", claim.area().name())
                .addValue("from", claim.from())
                .addValue("to", claim.to())
                .addValue("diagnosis", claim.diagnosis())
                .addValue("diagnosisName", it.diagnosisName())
                .addValue("arrival", claim.arrival().name())
                .addValue("exemption", claim.exemption(), Types.VARCHAR)
                .addValue("registration", claim.registration().name())
                .addValue("referral", referral == null ? null : referral.referralId(), Types.OTHER)
                .addValue("referralFrom", referral == null ? null : referral.fromClaim(), Types.OTHER)
                .addValue("registeredOn", referral == null ? null : referral.registeredOn(), Types.DATE)
                .addValue("cancelled", referral != null && referral.cancelled())
                .addValue("contracted", it.contracted())
                .addValue("told", it.told() == null ? null : it.told().name(), Types.VARCHAR)
                .addValue("items", claim.lines().stream().map(BillLine::item).toArray(String[]::new))
                .addValue(
                        "amounts",
                        claim.lines().stream()
                                .map(line -> line.amount().toPlainString())
                                .toArray(String[]::new))
                .addValue(
                        "quantities",
                        claim.lines().stream().map(ClaimRepository::quantity).toArray(String[]::new))
                .addValue("total", claim.total());
    }

    private static @Nullable Registration told(@Nullable String stored) {
        return stored == null ? null : Registration.valueOf(stored);
    }

    private static @Nullable String quantity(BillLine line) {
        return line.quantity() == null ? null : line.quantity().toPlainString();
    }

    static StoredClaim stored(ResultSet row, int number) throws SQLException {
        return new StoredClaim(
                ClaimColumns.claim(row),
                row.getString("number"),
                row.getObject("resident_id", UUID.class),
                row.getString("region"),
                Scheme.valueOf(row.getString("scheme")),
                row.getString("diagnosis_name"),
                row.getBoolean("contracted"),
                row.getObject("encounter_id", UUID.class),
                row.getInt("revision"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("received_by"),
                told(row.getString("told_registration")));
    }
}
