package org.jieli.insurance.replay;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.insurance.replay.LargestChanges.Changed;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.insurance.replay.Replay.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Replays, their sums and their largest cases. */
@Repository
class ReplayRepository {

    private final JdbcClient jdbc;
    private final BulkLoad load;

    ReplayRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    void insert(Replay replay) {
        Pair other = replay.pairs().size() == 1 ? null : replay.pairs().getLast();
        jdbc.sql("""
                insert into insurance.replay (id, region, scheme, year, base, proposed, other_base, other_proposed, name, asked_by, asked_at)
                values (:id, :region, :scheme, :year, :base, :proposed, :otherBase, :otherProposed, :name, :by, :at)
                """)
                .param("id", replay.id())
                .param("region", replay.region())
                .param("scheme", replay.first().scheme().name())
                .param("year", replay.year())
                .param("base", replay.first().base())
                .param("proposed", replay.first().proposed())
                .param("otherBase", other == null ? null : other.base())
                .param("otherProposed", other == null ? null : other.proposed())
                .param("name", replay.name())
                .param("by", replay.askedBy())
                .param("at", at(replay.askedAt()))
                .update();
    }

    Optional<Replay> find(UUID id) {
        return jdbc.sql("select " + ReplayRow.COLUMNS + " from insurance.replay where id = :id")
                .param("id", id)
                .query(ReplayRow::replay)
                .optional();
    }

    List<Replay> newest(String region, int limit) {
        return jdbc.sql("select " + ReplayRow.COLUMNS
                        + " from insurance.replay where region like :region order by asked_at desc, id limit :limit")
                .param("region", region + "%")
                .param("limit", limit)
                .query(ReplayRow::replay)
                .list();
    }

    /** Takes the next one that waits, or one whose worker has been silent since; nobody else gets it. */
    Optional<Replay> take(Instant now, Instant silentSince) {
        return jdbc.sql("""
                update insurance.replay set state = 'RUNNING', started_at = :now, beat_at = :now, done = 0
                where id = (select id from insurance.replay
                            where state = 'WAITING' or (state = 'RUNNING' and beat_at < :silent)
                            order by asked_at limit 1 for update skip locked)
                returning\s""" + ReplayRow.COLUMNS)
                .param("now", at(now))
                .param("silent", at(silentSince))
                .query(ReplayRow::replay)
                .optional();
    }

    void expect(UUID id, long bills) {
        jdbc.sql("update insurance.replay set expected = :bills where id = :id")
                .param("bills", bills)
                .param("id", id)
                .update();
    }

    void beat(UUID id, long done, Instant now) {
        jdbc.sql(
                        "update insurance.replay set done = greatest(done, :done), beat_at = :now where id = :id and state = 'RUNNING'")
                .param("done", done)
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    void fail(UUID id, String failure, @Nullable String detail, Instant now) {
        jdbc.sql("""
                update insurance.replay set state = 'FAILED', failure = :failure, failure_detail = :detail, ended_at = :now
                where id = :id and state = 'RUNNING'
                """)
                .param("failure", failure)
                .param("detail", detail)
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    /** Writes all that came out; only once, should two workers have had it. */
    void finish(Replay replay, long done, long skipped, long millis, Totals totals, Instant now) {
        Span span = totals.days().span();
        int finished = jdbc.sql("""
                update insurance.replay
                set state = 'DONE', done = :done, people = :people, millis = :millis, skipped = :skipped, first_day = :first,
                    last_day = :last, missing_months = :missing, ended_at = :now
                where id = :id and state = 'RUNNING'
                """)
                .param("done", done)
                .param("people", totals.people())
                .param("skipped", skipped)
                .param("millis", millis)
                .param("first", span == null ? null : span.first(), Types.DATE)
                .param("last", span == null ? null : span.last(), Types.DATE)
                .param("missing", span == null ? null : span.missing().toArray(Integer[]::new))
                .param("now", at(now))
                .param("id", replay.id())
                .update();
        if (finished == 1) {
            writeGroups(replay, totals);
            writeCases(replay, totals);
        }
    }

    private void writeGroups(Replay replay, Totals totals) {
        load.load(
                "insurance.replay_group",
                List.of(
                        "replay_id",
                        "dimension",
                        "key",
                        "claims",
                        "bill",
                        "fund_before",
                        "fund_after",
                        "others_before",
                        "others_after",
                        "person_before",
                        "person_after",
                        "better",
                        "worse"),
                rows -> totals.sums()
                        .forEach((dimension, groups) -> groups.forEach((key, sums) -> rows.row(
                                replay.id(),
                                dimension.name(),
                                key,
                                sums.claims,
                                sums.bill,
                                sums.fundBefore,
                                sums.fundAfter,
                                sums.othersBefore,
                                sums.othersAfter,
                                sums.personBefore,
                                sums.personAfter,
                                sums.better,
                                sums.worse))));
    }

    private void writeCases(Replay replay, Totals totals) {
        List<Changed> cases = totals.largest().inOrder();
        load.load(
                "insurance.replay_case",
                List.of(
                        "replay_id",
                        "rank",
                        "claim_id",
                        "resident_id",
                        "institution_id",
                        "region",
                        "diagnosis",
                        "level",
                        "total",
                        "fund_before",
                        "fund_after",
                        "person_before",
                        "person_after"),
                rows -> {
                    int rank = 0;
                    for (Changed changed : cases) {
                        rank++;
                        rows.row(
                                replay.id(),
                                rank,
                                changed.claim(),
                                changed.resident(),
                                changed.institution(),
                                replay.region(),
                                changed.diagnosis(),
                                changed.level(),
                                changed.compared().bill(),
                                changed.compared().fundBefore(),
                                changed.compared().fundAfter(),
                                changed.compared().personBefore(),
                                changed.compared().personAfter());
                    }
                });
    }

    List<ReplayGroup> groups(UUID id, Dimension dimension) {
        return jdbc.sql("""
                select dimension, key, claims, bill, fund_before, fund_after, others_before, others_after, person_before, person_after,
                       better, worse
                from insurance.replay_group where replay_id = :id and dimension = :dimension order by key
                """)
                .param("id", id)
                .param("dimension", dimension.name())
                .query((row, number) -> group(row))
                .list();
    }

    List<ReplayCase> largest(UUID id, int limit) {
        return jdbc.sql("""
                select claim_id, resident_id, institution_id, diagnosis, level, total, fund_before, fund_after, person_before, person_after
                from insurance.replay_case where replay_id = :id order by rank limit :limit
                """)
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> new ReplayCase(
                        row.getObject("claim_id", UUID.class),
                        row.getObject("resident_id", UUID.class),
                        row.getObject("institution_id", UUID.class),
                        row.getString("diagnosis"),
                        row.getString("level"),
                        yuan(row, "total"),
                        yuan(row, "fund_before"),
                        yuan(row, "fund_after"),
                        yuan(row, "person_before"),
                        yuan(row, "person_after")))
                .list();
    }

    private static ReplayGroup group(ResultSet row) throws SQLException {
        return new ReplayGroup(
                Dimension.valueOf(row.getString("dimension")),
                row.getString("key"),
                row.getLong("claims"),
                yuan(row, "bill"),
                yuan(row, "fund_before"),
                yuan(row, "fund_after"),
                yuan(row, "others_before"),
                yuan(row, "others_after"),
                yuan(row, "person_before"),
                yuan(row, "person_after"),
                row.getLong("better"),
                row.getLong("worse"));
    }

    private static BigDecimal yuan(ResultSet row, String column) throws SQLException {
        return BigDecimal.valueOf(row.getLong(column), 2);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
