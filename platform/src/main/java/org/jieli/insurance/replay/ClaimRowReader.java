package org.jieli.insurance.replay;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Makes bills of rows by the millions: columns by their place, texts that repeat kept once, arrays read from their text and days from their
 * number, none of which {@link org.jieli.insurance.claim.ClaimColumns} does for the bills of one person.
 * One reader belongs to one thread.
 */
final class ClaimRowReader {

    private static final int RESIDENT = 1;
    private static final int ID = 2;
    private static final int KIND = 3;
    private static final int INSTITUTION = 4;
    private static final int LEVEL = 5;
    private static final int AREA = 6;
    private static final int FROM = 7;
    private static final int TO = 8;
    private static final int DIAGNOSIS = 9;
    private static final int ARRIVAL = 10;
    private static final int EXEMPTION = 11;
    private static final int REGISTRATION = 12;
    private static final int CONTRACTED = 13;
    private static final int ITEMS = 14;
    private static final int AMOUNTS = 15;
    private static final int QUANTITIES = 16;
    private static final int REFERRAL = 17;
    private static final int REFERRAL_FROM = 18;
    private static final int REFERRAL_DAY = 19;
    private static final int REFERRAL_CANCELLED = 20;

    private final Insured insured;
    private final Map<String, String[]> items = new HashMap<>();
    private final Map<String, BigDecimal[]> quantities = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    ClaimRowReader(Insured insured) {
        this.insured = insured;
    }

    /** Null for the bill of somebody who was not insured on its first day. */
    @Nullable
    ClaimRow read(ResultSet row) throws SQLException {
        UUID resident = row.getObject(RESIDENT, UUID.class);
        Insured.Covered covered = insured.on(resident, row.getInt(FROM));
        return covered == null
                ? null
                : new ClaimRow(resident, covered.person(row.getBoolean(CONTRACTED)), covered.county(), claim(row));
    }

    private Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject(ID, UUID.class),
                CareKind.valueOf(row.getString(KIND)),
                row.getObject(INSTITUTION, UUID.class),
                once(row.getString(LEVEL)),
                CareArea.valueOf(row.getString(AREA)),
                LocalDate.ofEpochDay(row.getInt(FROM)),
                LocalDate.ofEpochDay(row.getInt(TO)),
                once(row.getString(DIAGNOSIS)),
                Arrival.valueOf(row.getString(ARRIVAL)),
                row.getString(EXEMPTION),
                Registration.valueOf(row.getString(REGISTRATION)),
                referral(row),
                lines(row));
    }

    private static @Nullable ReferralUsed referral(ResultSet row) throws SQLException {
        UUID referral = row.getObject(REFERRAL, UUID.class);
        if (referral == null) {
            return null;
        }
        int day = row.getInt(REFERRAL_DAY);
        LocalDate registered = row.wasNull() ? null : LocalDate.ofEpochDay(day);
        return new ReferralUsed(
                referral, row.getObject(REFERRAL_FROM, UUID.class), registered, row.getBoolean(REFERRAL_CANCELLED));
    }

    private List<BillLine> lines(ResultSet row) throws SQLException {
        String[] codes = items.computeIfAbsent(row.getString(ITEMS), TextArray::elements);
        BigDecimal[] counts = quantities.computeIfAbsent(row.getString(QUANTITIES), ClaimRowReader::numbers);
        BigDecimal[] amounts = numbers(row.getString(AMOUNTS));
        List<BillLine> lines = new ArrayList<>(codes.length);
        for (int i = 0; i < codes.length; i++) {
            lines.add(new BillLine(codes[i], amounts[i], counts[i]));
        }
        return lines;
    }

    private static BigDecimal[] numbers(String array) {
        String[] elements = TextArray.elements(array);
        BigDecimal[] numbers = new BigDecimal[elements.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new BigDecimal(elements[i]);
        }
        return numbers;
    }

    private String once(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
