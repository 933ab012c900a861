package org.jieli.insurance.replay;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jieli.insurance.Scheme;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads a region's bills person by person, in the order in which they are settled; of many it never holds more than a few. */
@Component
class ClaimStream {

    private static final int ROWS_AT_ONCE = 5_000;

    /** Sorting in memory where a part is not too large; what is larger goes through the disk. */
    private static final String MEMORY = "set local work_mem = '256MB'";

    private static final String BILLS = """
            select c.resident_id, c.id, c.kind, c.institution_id, c.level, c.area, c.from_on - date '1970-01-01', c.to_on - date '1970-01-01',
                   c.diagnosis, c.arrival, c.exemption, c.registration, c.contracted, c.items::text, c.amounts::text, c.quantities::text,
                   c.referral_id, c.referral_from_claim, c.referral_registered_on - date '1970-01-01', c.referral_cancelled
            from insurance.claim c
            where c.region = :region and c.scheme = :scheme and c.to_on between :from and :to and c.total > 0
            """;

    private static final String COVERAGES = """
            select v.resident_id, lower(v.valid) - date '1970-01-01', coalesce(upper(v.valid), date '9999-12-31') - date '1970-01-01',
                   v.born - date '1970-01-01', v.groups::text, v.assistance, coalesce(p.county, '')
            from insurance.coverage v
            left join insurance.person_county p on p.resident_id = v.resident_id
            where v.region = :region and v.scheme = :scheme and v.valid && daterange(cast(:from as date) - 400, :to, '[]')
            """;

    private static final String OF_YEAR =
            "region = :region and scheme = :scheme and to_on between :from and :to and total > 0";
    private static final String MONTHS = """
            select extract(year from m)::int, extract(month from m)::int
            from generate_series(make_date(:first, 1, 1)::timestamp, make_date(:last, 12, 1)::timestamp, interval '1 month') as m
            cross join lateral (select 1 from insurance.claim c
                                where c.region = :region and c.total > 0 and c.to_on >= m::date
                                  and c.to_on < (m + interval '1 month')::date limit 1) as billed
            order by m
            """;

    private static final String OF_PART = " and (uuid_hash(%s.resident_id) & 2147483647) %% :parts = :part";
    private static final String OF_PERSON = " and %s.resident_id = :resident";
    private static final String IN_ORDER = " order by c.resident_id, c.to_on, c.from_on, c.id";

    private final NamedParameterJdbcTemplate jdbc;

    ClaimStream(DataSource dataSource) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    /** Which bills: of a fund and scheme, with their last day within. */
    record Selection(String region, Scheme scheme, LocalDate from, LocalDate to) {

        Map<String, Object> values() {
            return new HashMap<>(Map.of("region", region, "scheme", scheme.name(), "from", from, "to", to));
        }
    }

    /** One of several parts of the people, split by a hash of their identifiers. Each part costs a reading of all bills. */
    record Part(int number, int of) {}

    /**
     * Hands on the bills of one part of the people; must run in a transaction.
     *
     * @return how many were left out because nobody was insured on their first day
     */
    long read(Selection selection, Part part, Consumer<ClaimRow> rows) {
        jdbc.getJdbcTemplate().execute(MEMORY);
        Map<String, Object> values = selection.values();
        values.put("part", part.number());
        values.put("parts", part.of());
        return read(selection.scheme(), OF_PART, values, rows);
    }

    /** The bills of one person, in order. */
    List<ClaimRow> of(UUID resident, Selection selection) {
        Map<String, Object> values = selection.values();
        values.put("resident", resident);
        List<ClaimRow> rows = new ArrayList<>();
        read(selection.scheme(), OF_PERSON, values, rows::add);
        return rows;
    }

    private long read(Scheme scheme, String condition, Map<String, Object> values, Consumer<ClaimRow> rows) {
        Insured insured = new Insured(scheme);
        jdbc.query(COVERAGES + condition.formatted("v"), values, (RowCallbackHandler) insured::add);
        ClaimRowReader reader = new ClaimRowReader(insured);
        AtomicLong skipped = new AtomicLong();
        query(BILLS + condition.formatted("c") + IN_ORDER, values, row -> {
            ClaimRow read = reader.read(row);
            if (read == null) {
                skipped.incrementAndGet();
            } else {
                rows.accept(read);
            }
        });
        return skipped.get();
    }

    /** Asks for the compact form of values at once; the driver would else only after it saw the statement a few times. */
    private void query(String sql, Map<String, Object> values, RowCallbackHandler rows) {
        jdbc.execute(sql, values, statement -> {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.processRow(result);
                }
            }
            return true;
        });
    }

    boolean hasBills(Selection selection) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from insurance.claim where " + OF_YEAR + ")",
                selection.values(),
                Boolean.class));
    }

    /** The months that have bills, of each year; the index is asked once for each month. */
    Map<Integer, List<Integer>> months(String region, int firstYear, int lastYear) {
        Map<Integer, List<Integer>> months = new HashMap<>();
        jdbc.query(MONTHS, Map.of("region", region, "first", firstYear, "last", lastYear), row -> {
            months.computeIfAbsent(row.getInt(1), any -> new ArrayList<>()).add(row.getInt(2));
        });
        return months;
    }

    /**
     * Looks through bills once.
     *
     * @param counted the first last day of those that are counted
     */
    Contents contents(Selection selection, LocalDate counted) {
        Map<String, Object> values = selection.values();
        values.put("counted", counted);
        AtomicLong bills = new AtomicLong();
        Set<String> codes = new TreeSet<>();
        jdbc.query(
                "select level, items::text, count(*) filter (where to_on >= :counted) from insurance.claim where "
                        + OF_YEAR + " group by level, items",
                values,
                row -> {
                    codes.add(row.getString(1));
                    codes.addAll(List.of(TextArray.elements(row.getString(2))));
                    bills.addAndGet(row.getLong(3));
                });
        return new Contents(bills.get(), codes);
    }

    /** How many bills there are, and the levels and item classes that they name. */
    record Contents(long bills, Set<String> codes) {}
}
