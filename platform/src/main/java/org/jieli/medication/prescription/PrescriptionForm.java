package org.jieli.medication.prescription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** The form of a new prescription as it was typed; its lines are numbered from 0. */
record PrescriptionForm(Map<String, String> typed) {

    static final int LINES = 5;
    private static final String ON = "on";

    String value(String field) {
        return typed.getOrDefault(field, "");
    }

    boolean is(String field, String value) {
        return value.equals(typed.get(field));
    }

    static PrescriptionForm empty(UUID resident) {
        return new PrescriptionForm(Map.of(
                "resident",
                resident.toString(),
                "kind",
                "ORDINARY",
                "days",
                "7",
                "key",
                Identifiers.next().toString()));
    }

    /** The same drugs for the same disease again. */
    static PrescriptionForm again(Prescription before, List<PrescriptionSummary.Line> lines) {
        Map<String, String> typed = new HashMap<>(empty(before.residentId()).typed());
        typed.put("kind", before.kind().name());
        typed.put("diagnosis", before.diagnosisCode());
        typed.put("days", Integer.toString(before.days()));
        typed.put("refillDays", Integer.toString(before.refillDays()));
        typed.put("dispenseAt", before.dispenseAt().toString());
        typed.put("previous", before.id().toString());
        for (int i = 0; i < lines.size() && i < LINES; i++) {
            PrescriptionSummary.Line line = lines.get(i);
            typed.put("drug" + i, line.drugId().toString());
            typed.put("dose" + i, line.dose().toPlainString());
            typed.put("frequency" + i, line.frequency());
            typed.put("usage" + i, line.usage());
        }
        return new PrescriptionForm(typed);
    }

    /** What was typed; what is no number goes to the faults. */
    NewPrescription read(List<FieldFault> faults) {
        TypedNumbers numbers = new TypedNumbers();
        List<NewPrescription.NewLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            if (isUsed(i)) {
                String path = "lines[" + lines.size() + "].";
                lines.add(new NewPrescription.NewLine(
                        id("drug" + i),
                        numbers.decimal(path + "dose", value("dose" + i)),
                        value("frequency" + i),
                        value("usage" + i).strip(),
                        numbers.whole(path + "quantity", value("quantity" + i))));
            }
        }
        NewPrescription read = new NewPrescription(
                java.util.Objects.requireNonNullElse(id("resident"), new UUID(0, 0)),
                constant(PrescriptionKind.values(), value("kind")),
                value("diagnosis"),
                numbers.whole("days", value("days")),
                numbers.whole("refillDays", value("refillDays")),
                id("dispenseAt"),
                lines,
                is("diagnosisClear", ON),
                is("regimenStable", ON),
                is("adherent", ON),
                value("evaluation"),
                constant(Prescription.Confirmation.values(), value("confirmation")),
                value("signature"),
                value("safetyReason"),
                id("previous"));
        faults.addAll(numbers.faults());
        return read;
    }

    /** The row of the form in which the nth line that was sent stands. */
    int row(int line) {
        int seen = 0;
        for (int i = 0; i < LINES; i++) {
            if (isUsed(i) && seen++ == line) {
                return i;
            }
        }
        return 0;
    }

    private boolean isUsed(int row) {
        return !value("drug" + row).isBlank() || !value("dose" + row).isBlank();
    }

    @Nullable
    UUID id(String field) {
        try {
            return value(field).isBlank() ? null : UUID.fromString(value(field));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static <T extends Enum<T>> @Nullable T constant(T[] constants, String name) {
        for (T each : constants) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
