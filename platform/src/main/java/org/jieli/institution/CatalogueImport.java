package org.jieli.institution;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.FieldFault;
import org.jieli.web.SheetLines;
import org.springframework.stereotype.Service;

/** Reads a disease catalogue from Excel or CSV; it is stored only when every line is right. */
@Service
class CatalogueImport {

    private static final Map<String, Capability> WORDS = Map.of(
            "确保收治", Capability.TREATS,
            "可在帮助下收治", Capability.TREATS_WITH_HELP,
            "转诊", Capability.REFERS,
            "TREATS", Capability.TREATS,
            "TREATS_WITH_HELP", Capability.TREATS_WITH_HELP,
            "REFERS", Capability.REFERS);

    private final InstitutionRules rules;
    private final InstitutionRegistry registry;

    CatalogueImport(InstitutionRules rules, InstitutionRegistry registry) {
        this.rules = rules;
        this.registry = registry;
    }

    /** A line that is wrong, as Excel numbers it, and why. */
    record FaultyLine(int number, String text, List<FieldFault> faults) {}

    /** What came of the file. */
    record Report(int read, List<FaultyLine> faulty) {

        boolean isStored() {
            return read > 0 && faulty.isEmpty();
        }
    }

    Report store(UUID institutionId, InputStream file, String fileName, LocalDate from) {
        List<CatalogueRow> rows = new ArrayList<>();
        List<FaultyLine> faulty = new ArrayList<>();
        Map<String, Integer> firstLine = new HashMap<>();
        SheetLines.read(file, line -> {
            List<FieldFault> faults = new ArrayList<>();
            CatalogueRow row = row(line, fileName);
            Integer earlier = firstLine.putIfAbsent(row.fromCode() + "-" + row.toCode(), line.number());
            if (earlier != null) {
                faults.add(FieldFault.of("fromCode", "institution.range-twice", earlier));
            }
            if (!WORDS.containsKey(capability(line))) {
                faults.add(FieldFault.of("capability", "institution.capability", capability(line)));
            }
            faults.addAll(rules.check(row, ""));
            rows.add(row);
            if (!faults.isEmpty()) {
                faulty.add(new FaultyLine(line.number(), String.join(" | ", line.cells()), faults));
            }
        });
        Report report = new Report(rows.size(), faulty);
        if (report.isStored()) {
            registry.replaceCatalogue(institutionId, rows, from);
        }
        return report;
    }

    private static CatalogueRow row(SheetLines.Line line, String fileName) {
        String from = line.get("起始编码", "编码", "from", "code").toUpperCase(Locale.ROOT);
        String to = line.get("结束编码", "to").toUpperCase(Locale.ROOT);
        String source = line.get("来源", "source");
        return new CatalogueRow(
                from,
                to.isEmpty() ? from : to,
                line.get("病种", "名称", "name"),
                WORDS.getOrDefault(capability(line), Capability.REFERS),
                source.isEmpty() ? fileName : source);
    }

    private static String capability(SheetLines.Line line) {
        return line.get("能力", "收治能力", "capability").toUpperCase(Locale.ROOT);
    }
}
