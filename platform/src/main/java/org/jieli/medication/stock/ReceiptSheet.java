package org.jieli.medication.stock;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.sheet.CheckedRow;
import org.jieli.medication.sheet.CheckedRow.RowOutcome;
import org.jieli.medication.sheet.SheetKind;
import org.jieli.medication.sheet.SheetReader;
import org.jieli.medication.stock.StockKeeping.Receipt;
import org.jieli.shared.FieldFault;
import org.jieli.web.SheetLines.Line;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a delivery note into stock. */
@Component
class ReceiptSheet implements SheetReader<Receipt> {

    private final StockKeeping keeping;
    private final DrugCatalogue catalogue;

    ReceiptSheet(StockKeeping keeping, DrugCatalogue catalogue) {
        this.keeping = keeping;
        this.catalogue = catalogue;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.RECEIPTS;
    }

    @Override
    public Class<Receipt> content() {
        return Receipt.class;
    }

    @Override
    public UUID writer() {
        return MedicationPosts.dispenser().requireInstitution();
    }

    @Override
    public LineCheck check() {
        Map<String, Integer> seen = new HashMap<>();
        return line -> {
            List<FieldFault> faults = new ArrayList<>();
            Receipt receipt = receipt(line, faults);
            keeping.faults(receipt).stream()
                    .filter(fault -> !fault.path().equals("drugId")
                            && faults.stream().noneMatch(known -> known.path().equals(fault.path())))
                    .forEach(faults::add);
            Integer before =
                    seen.putIfAbsent(receipt.drugId() + " " + receipt.lot() + " " + receipt.expiresOn(), line.number());
            if (before != null && faults.isEmpty()) {
                faults.add(FieldFault.of("lot", "medication.twice", before));
            }
            return faults.isEmpty() ? CheckedRow.right(RowOutcome.ADDED, receipt) : CheckedRow.faulty(faults);
        };
    }

    @Override
    public void put(List<Receipt> rows, UUID importId) {
        rows.forEach(row -> keeping.put(row, importId));
    }

    private Receipt receipt(Line line, List<FieldFault> faults) {
        String code = kind().cell(line, "code");
        Drug drug = catalogue.findByCode(code).orElse(null);
        if (drug == null) {
            faults.add(FieldFault.of("code", "medication.drug-unknown", code));
        }
        TypedNumbers numbers = new TypedNumbers();
        Integer amount = numbers.whole("amount", kind().cell(line, "amount"));
        faults.addAll(numbers.faults());
        return new Receipt(
                drug == null ? null : drug.id(),
                kind().cell(line, "lot"),
                date(kind().cell(line, "expiresOn"), faults),
                amount);
    }

    private static @Nullable LocalDate date(String text, List<FieldFault> faults) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(FieldFault.of("expiresOn", "medication.date-shape"));
            return null;
        }
    }
}
