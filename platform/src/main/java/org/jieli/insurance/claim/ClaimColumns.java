package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jspecify.annotations.Nullable;

/** A bill as columns of its row: written by loads with COPY, read by whoever selects them by their names. */
public final class ClaimColumns {

    static final List<String> NAMES = List.of(
            "id",
            "number",
            "resident_id",
            "region",
            "scheme",
            "kind",
            "institution_id",
            "level",
            "area",
            "from_on",
            "to_on",
            "diagnosis",
            "diagnosis_name",
            "arrival",
            "exemption",
            "registration",
            "referral_id",
            "referral_from_claim",
            "referral_registered_on",
            "referral_cancelled",
            "contracted",
            "items",
            "amounts",
            "quantities",
            "total",
            "encounter_id",
            "received_at",
            "received_by");

    private ClaimColumns() {}

    static void row(BulkLoad.Rows rows, StoredClaim it) {
        Claim claim = it.claim();
        ReferralUsed referral = claim.referral();
        rows.row(
                claim.id(),
                it.number(),
                it.residentId(),
                it.region(),
                it.scheme(),
                claim.kind(),
                claim.institutionId(),
                claim.level(),
                claim.area(),
                claim.from(),
                claim.to(),
                claim.diagnosis(),
                it.diagnosisName(),
                claim.arrival(),
                claim.exemption(),
                claim.registration(),
                referral == null ? null : referral.referralId(),
                referral == null ? null : referral.fromClaim(),
                referral == null ? null : referral.registeredOn(),
                referral != null && referral.cancelled(),
                it.contracted(),
                claim.lines().stream().map(BillLine::item).toList(),
                claim.lines().stream().map(BillLine::amount).toList(),
                claim.lines().stream().map(ClaimColumns::quantity).toList(),
                claim.total(),
                it.encounterId(),
                it.receivedAt(),
                it.receivedBy());
    }

    /** One for a line without a quantity, as the rules count it. */
    static BigDecimal quantity(BillLine line) {
        return line.quantity() == null ? BigDecimal.ONE : line.quantity();
    }

    /** The bill of a row that has all columns of its content. */
    public static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                CareKind.valueOf(row.getString("kind")),
                row.getObject("institution_id", UUID.class),
                row.getString("level"),
                CareArea.valueOf(row.getString("area")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("diagnosis"),
                Arrival.valueOf(row.getString("arrival")),
                row.getString("exemption"),
                Registration.valueOf(row.getString("registration")),
                referral(row),
                lines(row));
    }

    private static @Nullable ReferralUsed referral(ResultSet row) throws SQLException {
        UUID id = row.getObject("referral_id", UUID.class);
        return id == null
                ? null
                : new ReferralUsed(
                        id,
                        row.getObject("referral_from_claim", UUID.class),
                        row.getObject("referral_registered_on", LocalDate.class),
                        row.getBoolean("referral_cancelled"));
    }

    private static List<BillLine> lines(ResultSet row) throws SQLException {
        String[] items = (String[]) row.getArray("items").getArray();
        BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
        BigDecimal[] quantities = (BigDecimal[]) row.getArray("quantities").getArray();
        List<BillLine> lines = new ArrayList<>(items.length);
        for (int i = 0; i < items.length; i++) {
            lines.add(new BillLine(items[i], amounts[i], quantities[i]));
        }
        return lines;
    }
}
