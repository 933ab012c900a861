package org.jieli.institution;

import java.util.Locale;
import java.util.Map;
import org.jieli.database.BulkLoad;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the default catalogue of each care level into the database, once. */
@Component
class ShippedCatalogues implements InitializingBean {

    private static final String SOURCE = "接力默认目录（国办发〔2015〕70号要求制定目录，未公布全国统一病种；各地以当地公布目录为准）";
    private static final String SINCE_EVER = "[2015-09-08,)";

    private final JdbcClient jdbc;
    private final BulkLoad bulk;
    private final TransactionTemplate transactions;

    ShippedCatalogues(JdbcClient jdbc, BulkLoad bulk, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        transactions.executeWithoutResult(status -> load());
    }

    private void load() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('institution.disease_catalogue'))")
                .query()
                .singleRow();
        boolean loaded = jdbc.sql(
                        "select exists (select from institution.disease_catalogue where care_level is not null)")
                .query(Boolean.class)
                .single();
        if (!loaded) {
            bulk.load("institution.disease_catalogue", CatalogueRepository.COLUMNS, rows -> {
                for (CareLevel level : CareLevel.values()) {
                    write(level, rows);
                }
            });
        }
    }

    private static void write(CareLevel level, BulkLoad.Rows rows) {
        String file = "catalogue/" + level.name().toLowerCase(Locale.ROOT) + ".csv";
        for (Map<String, String> row : ShippedTable.rows(file)) {
            rows.row(
                    null,
                    level.name(),
                    row.get("from"),
                    row.get("to"),
                    row.get("name"),
                    row.get("capability"),
                    SOURCE,
                    level == CareLevel.TERTIARY ? "L" : "U",
                    SINCE_EVER);
        }
    }
}
