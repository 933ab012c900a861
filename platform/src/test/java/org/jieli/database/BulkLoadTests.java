package org.jieli.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jieli.JieliTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@JieliTest
class BulkLoadTests {

    @Autowired
    BulkLoad bulkLoad;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void everyKindOfValueArrivesAsItWas() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("create temp table target (words text, bytes bytea, list text[], number int) on commit drop")
                    .update();
            long written = bulkLoad.load("target", List.of("words", "bytes", "list", "number"), rows -> {
                rows.row("a\tb\nc\\d\r'\"", new byte[] {0, 92, 10, -1}, List.of("x,y", "\"q\\"), 7);
                rows.row(null, null, null, null);
            });
            assertThat(written).isEqualTo(2);
            var rows = jdbc.sql("select words, bytes, list, number from target order by number")
                    .query((row, number) -> Arrays.asList(
                            row.getString(1),
                            row.getBytes(2),
                            row.getArray(3) == null
                                    ? null
                                    : Arrays.asList((Object[]) row.getArray(3).getArray()),
                            row.getObject(4)))
                    .list();
            assertThat(rows.getFirst())
                    .usingRecursiveComparison()
                    .isEqualTo(
                            Arrays.asList("a\tb\nc\\d\r'\"", new byte[] {0, 92, 10, -1}, List.of("x,y", "\"q\\"), 7));
            assertThat(rows.getLast()).containsOnlyNulls();
        });
    }
}
