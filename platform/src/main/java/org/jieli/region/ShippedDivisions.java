package org.jieli.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jieli.database.TableCopy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the shipped divisions into the database at the first start, and files that a later version ships at the next. */
@Component
class ShippedDivisions implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedDivisions.class);

    /** The files do not say since when a name holds. */
    private static final String FIRST_DAY = "1949-10-01";

    private final JdbcClient jdbc;
    private final TableCopy tableCopy;
    private final TransactionTemplate transactions;

    ShippedDivisions(JdbcClient jdbc, TableCopy tableCopy, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.tableCopy = tableCopy;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        transactions.executeWithoutResult(status -> load());
    }

    /** Loads what is not in yet and answers how many divisions that were. */
    long load() {
        long start = System.nanoTime();
        jdbc.sql("select pg_advisory_xact_lock(hashtext('region.division'))")
                .query()
                .singleRow();
        List<String> loaded = jdbc.sql("select name from region.loaded_file")
                .query(String.class)
                .list();
        long rows = files().stream()
                .filter(file -> !loaded.contains(file.name()))
                .mapToLong(this::load)
                .sum();
        if (rows > 0) {
            int pools = poolByCity();
            LOG.info(
                    "Loaded {} divisions and {} pooling regions in {} ms",
                    rows,
                    pools,
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        return rows;
    }

    private long load(DivisionFile file) {
        jdbc.sql("""
                create temporary table if not exists shipped_division
                  (code text, name text, initials text, parent_code text) on commit drop
                """).update();
        jdbc.sql("truncate shipped_division").update();
        file.read(rows -> tableCopy.copy("shipped_division", rows.map(DivisionFile.Row::columns)));
        long inserted = jdbc.sql("""
                insert into region.division (code, name, initials, parent_code, valid)
                select code, name, initials, nullif(parent_code, ''), daterange(:from::date, null)
                from shipped_division on conflict do nothing
                """).param("from", FIRST_DAY).update();
        jdbc.sql("insert into region.loaded_file (name, rows) values (:name, :rows)")
                .param("name", file.name())
                .param("rows", inserted)
                .update();
        return inserted;
    }

    /**
     * One pooling region per city; a direct-controlled municipality pools as a whole, a county directly under its province by
     * itself.
     */
    private int poolByCity() {
        return jdbc.sql("""
                insert into region.pooling (division_code, pooling_code, pooling_name, valid)
                select code, code, name, valid from region.division
                where length(code) = 2 and code in ('11', '12', '31', '50')
                   or length(code) = 4 and substr(code, 3) <> '90' and substr(code, 1, 2) not in ('11', '12', '31', '50')
                   or length(code) = 6 and substr(code, 3, 2) = '90'
                on conflict do nothing
                """).update();
    }

    private static List<DivisionFile> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath:org/jieli/region/divisions/*.csv"))
                    .map(DivisionFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped divisions cannot be found", e);
        }
    }
}
