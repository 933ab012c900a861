package org.jieli.medication.catalogue;

import java.util.Map;
import java.util.UUID;
import org.jieli.shared.PinyinInitials;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the example catalogue into an empty database, once; what a region imports later stays. */
@Component
class ShippedDrugs implements InitializingBean {

    private final DrugRepository drugs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ShippedDrugs(DrugRepository drugs, JdbcClient jdbc, TransactionTemplate transactions) {
        this.drugs = drugs;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('medication.drug'))")
                    .query()
                    .singleRow();
            boolean loaded = jdbc.sql("select exists (select from medication.drug)")
                    .query(Boolean.class)
                    .single();
            if (!loaded) {
                ShippedRows.of(ShippedDrugs.class, "drugs.csv").forEach(row -> drugs.put(drug(row)));
            }
        });
    }

    private static Drug drug(Map<String, String> row) {
        String code = row.getOrDefault("code", "");
        String name = row.getOrDefault("name", "");
        return new Drug(
                UUID.nameUUIDFromBytes(("drug " + code).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                code,
                name,
                PinyinInitials.of(name),
                row.getOrDefault("english", ""),
                row.getOrDefault("form", ""),
                row.getOrDefault("strength", ""),
                row.getOrDefault("unit", ""),
                Integer.parseInt(row.getOrDefault("pack", "1")),
                row.getOrDefault("pack_unit", ""),
                row.getOrDefault("class_code", ""),
                "yes".equals(row.get("essential")),
                Drug.Insurance.valueOf(row.getOrDefault("insurance", "NONE")),
                Drug.Storage.valueOf(row.getOrDefault("storage", "ROOM")),
                Drug.Control.valueOf(row.getOrDefault("control", "ORDINARY")),
                row.getOrDefault("confidence", "U"),
                row.getOrDefault("marks_confidence", "U"),
                row.getOrDefault("source", ""));
    }
}
