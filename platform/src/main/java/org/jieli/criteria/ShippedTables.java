package org.jieli.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jieli.shared.Identifiers;

/** The tables that come with Jieli, each in force from the date of its document. */
final class ShippedTables {

    private ShippedTables() {}

    static List<TableVersion> all(Instant at) {
        return Csv.read("tables.csv").rows().stream()
                .map(row -> new TableVersion(
                        Identifiers.next(),
                        row.get("name"),
                        row.get("title"),
                        Integer.parseInt(row.get("version")),
                        LocalDate.parse(row.get("effective_from")),
                        null,
                        row.get("source"),
                        DmnDocument.of(TableSheet.shipped(row.get("name"), row.get("title"))),
                        "Jieli",
                        at))
                .toList();
    }
}
