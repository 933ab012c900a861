package org.jieli.insurance.replay;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Makes bills of rows by the millions: texts that repeat are kept once, and arrays are read from their text. Item and group codes have no
 * character that the database would quote. One reader belongs to one thread.
 */
final class ClaimRowReader {

    private final Map<String, String[]> lists = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Scheme scheme;
    private @Nullable UUID resident;
    private @Nullable InsuredPerson person;

    ClaimRowReader(Scheme scheme) {
        this.scheme = scheme;
    }

    ClaimRow read(ResultSet row) throws SQLException {
        UUID who = row.getObject("resident_id", UUID.class);
        return new ClaimRow(who, person(who, row), claim(row));
    }

    private Claim claim(ResultSet row) throws SQLException {
        UUID referral = row.getObject("referral_id", UUID.class);
        return new Claim(
                row.getObject("id", UUID.class),
                CareKind.valueOf(row.getString("kind")),
                row.getObject("institution_id", UUID.class),
                once(row.getString("level")),
                CareArea.valueOf(row.getString("area")),
                LocalDate.ofEpochDay(row.getInt("from_day")),
                LocalDate.ofEpochDay(row.getInt("to_day")),
                once(row.getString("diagnosis")),
                Arrival.valueOf(row.getString("arrival")),
                row.getString("exemption"),
                Registration.valueOf(row.getString("registration")),
                referral == null
                        ? null
                        : new ReferralUsed(
                                referral,
                                row.getObject("referral_from_claim", UUID.class),
                                day(row, "registered_day"),
                                row.getBoolean("referral_cancelled")),
                lines(row));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        int day = row.getInt(column);
        return row.wasNull() ? null : LocalDate.ofEpochDay(day);
    }

    private List<BillLine> lines(ResultSet row) throws SQLException {
        String[] items = lists.computeIfAbsent(row.getString("items"), ClaimRowReader::elements);
        String[] amounts = elements(row.getString("amounts"));
        String[] quantities = lists.computeIfAbsent(row.getString("quantities"), ClaimRowReader::elements);
        List<BillLine> lines = new ArrayList<>(items.length);
        for (int i = 0; i < items.length; i++) {
            lines.add(new BillLine(items[i], new BigDecimal(amounts[i]), new BigDecimal(quantities[i])));
        }
        return lines;
    }

    /** The same person for all his bills in a row, unless his agreement began or ended between them. */
    private InsuredPerson person(UUID who, ResultSet row) throws SQLException {
        boolean contracted = row.getBoolean("contracted");
        InsuredPerson last = person;
        if (last == null || !who.equals(resident) || last.contracted() != contracted) {
            last = new InsuredPerson(
                    scheme,
                    LocalDate.ofEpochDay(row.getInt("born_day")),
                    groups.computeIfAbsent(row.getString("groups"), text -> Set.of(elements(text))),
                    row.getString("assistance"),
                    contracted);
            person = last;
            resident = who;
        }
        return last;
    }

    private String once(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static String[] elements(String array) {
        String inside = array.substring(1, array.length() - 1);
        return inside.isEmpty() ? new String[0] : inside.split(",");
    }
}
