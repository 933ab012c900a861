package org.jieli.medication.prescription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jieli.medication.HoldReason;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jspecify.annotations.Nullable;

/** Reads a row of the table as a prescription. */
public final class PrescriptionRows {

    private PrescriptionRows() {}

    public static Prescription map(ResultSet row, int number) throws SQLException {
        String held = row.getString("held_from");
        String reason = row.getString("hold_reason");
        return new Prescription(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("resident_id", UUID.class),
                PrescriptionKind.valueOf(row.getString("kind")),
                PrescriptionState.valueOf(row.getString("state")),
                row.getObject("institution_id", UUID.class),
                row.getObject("review_at", UUID.class),
                row.getObject("dispense_at", UUID.class),
                row.getObject("practitioner_id", UUID.class),
                row.getString("prescriber"),
                row.getString("diagnosis_code"),
                row.getString("diagnosis_name"),
                row.getString("problem"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getInt("days"),
                row.getInt("interval_days"),
                row.getObject("valid_until", LocalDate.class),
                row.getBoolean("first"),
                row.getString("evaluation"),
                Prescription.Confirmation.valueOf(row.getString("confirmation")),
                row.getString("signature"),
                row.getString("safety_reason"),
                row.getString("limits"),
                row.getObject("previous_id", UUID.class),
                instant(row, "reviewed_at"),
                row.getString("reviewed_by"),
                held == null ? null : PrescriptionState.valueOf(held),
                reason == null ? null : HoldReason.valueOf(reason),
                row.getString("words"),
                row.getObject("next_due", LocalDate.class),
                instant(row, "refill_wanted_at"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
