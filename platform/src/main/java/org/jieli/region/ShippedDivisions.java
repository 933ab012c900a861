package org.jieli.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jieli.database.BulkLoad;
import org.jieli.shared.PinyinInitials;
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
    private static final String SINCE_EVER = "[1949-10-01,)";

    private final JdbcClient jdbc;
    private final BulkLoad bulk;
    private final TransactionTemplate transactions;

    ShippedDivisions(JdbcClient jdbc, BulkLoad bulk, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.bulk = bulk;
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
        Set<String> taken = new HashSet<>(
                jdbc.sql("select code from region.division").query(String.class).list());
        long inserted = file.read(divisions -> bulk.load(
                "region.division", List.of("code", "name", "initials", "parent_code", "valid"), rows -> divisions
                        .filter(division -> taken.add(division.code()))
                        .forEach(division -> write(division, rows))));
        jdbc.sql("insert into region.loaded_file (name, rows) values (:name, :rows)")
                .param("name", file.name())
                .param("rows", inserted)
                .update();
        return inserted;
    }

    private static void write(DivisionFile.Row division, BulkLoad.Rows rows) {
        String parent = DivisionFile.parentOf(division.code());
        rows.row(
                division.code(),
                division.name(),
                PinyinInitials.of(division.name()),
                parent.isEmpty() ? null : parent,
                SINCE_EVER);
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
