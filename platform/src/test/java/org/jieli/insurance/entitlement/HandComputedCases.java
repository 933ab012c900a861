package org.jieli.insurance.entitlement;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/** Reads the table of hand-computed cases, whose notation stands at its top. */
final class HandComputedCases {

    static final String FILE = "/insurance/hand-computed-cases.md";

    private static final Pattern TITLE = Pattern.compile("### (\\d+)\\. (.+)");
    private static final Pattern WHO = Pattern.compile("Rules: ([a-z0-9-]+)\\. Person: (.+)\\.");
    private static final Pattern PERSON =
            Pattern.compile("(resident|employee), born (\\d{4}-\\d{2}-\\d{2})(, contracted)?"
                    + "(?:, groups ([A-Z_+]+))?(?:, assistance ([A-Z_]+))?");
    private static final Pattern CARE =
            Pattern.compile("(stay|visit|chronic) ([A-Z_]+)(?: @(\\d))?(?:, (in|other) province)?");
    private static final Pattern CAME = Pattern.compile(
            "(direct|emergency|referred|exempt ([A-Z0-9_]+))(?: from ([a-z]))?"
                    + "(, registered (\\S+)|, never registered|, cancelled)?(, temporary registration|, long-term registration)?");
    private static final Pattern ITEM = Pattern.compile("([A-Z_]+) ([0-9.]+)(?: ×([0-9.]+))?");
    private static final Pattern BILL = Pattern.compile("\\| [a-z] \\|.+");
    private static final String QUESTION = "**In question.**";
    private static final int CELLS = 14;

    private HandComputedCases() {}

    /** What a bill has to come to; {@code rightWay} and {@code follows} are as they stand in the table. */
    record Expected(String rightWay, String follows, Parts parts) {}

    /** A bill of a chain. */
    record Bill(Claim claim, Expected expected) {}

    /** A case; the test's name is its number and title; in question when the calculation is known to come to something else. */
    record Case(String title, String rules, InsuredPerson person, boolean inQuestion, List<Bill> bills) {

        Case asked() {
            return new Case(title, rules, person, true, bills);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static String text() {
        try (InputStream content = HandComputedCases.class.getResourceAsStream(FILE)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        String title = "";
        for (String line : text().lines().toList()) {
            Matcher heading = TITLE.matcher(line);
            Matcher who = WHO.matcher(line);
            if (heading.matches()) {
                title = heading.group(1) + ". " + heading.group(2);
            } else if (who.matches()) {
                cases.add(new Case(title, who.group(1), person(who.group(2)), false, new ArrayList<>()));
            } else if (line.startsWith(QUESTION)) {
                cases.set(cases.size() - 1, cases.getLast().asked());
            } else if (BILL.matcher(line).matches() && !line.startsWith("| bill")) {
                cases.getLast().bills().add(bill(line, cases.size()));
            }
        }
        return cases;
    }

    private static InsuredPerson person(String text) {
        Matcher words = matched(PERSON, text);
        return new InsuredPerson(
                Scheme.valueOf(words.group(1).toUpperCase()),
                LocalDate.parse(words.group(2)),
                words.group(4) == null ? Set.of() : Set.of(words.group(4).split("\\+")),
                words.group(5),
                words.group(3) != null);
    }

    private static Bill bill(String line, int number) {
        String[] cells = line.substring(2, line.length() - 2).split(" \\| ");
        if (cells.length != CELLS) {
            throw new IllegalArgumentException(CELLS + " cells are asked for: " + line);
        }
        Claim claim = claim(cells, number);
        BigDecimal[] amounts = new BigDecimal[6];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = new BigDecimal(cells[8 + i]);
        }
        Parts parts = new Parts(claim.total(), amounts[0], amounts[1], amounts[2], amounts[3], amounts[4], amounts[5]);
        return new Bill(claim, new Expected(cells[6], cells[7], parts));
    }

    private static Claim claim(String[] cells, int number) {
        Matcher care = matched(CARE, cells[1]);
        Matcher came = matched(CAME, cells[4]);
        String[] days = cells[2].split(" … ");
        LocalDate from = LocalDate.parse(days[0]);
        return new Claim(
                id(number, cells[0]),
                switch (care.group(1)) {
                    case "stay" -> CareKind.INPATIENT;
                    case "visit" -> CareKind.OUTPATIENT;
                    default -> CareKind.CHRONIC;
                },
                UUID.nameUUIDFromBytes(
                        (care.group(2) + care.group(3) + care.group(4)).getBytes(StandardCharsets.UTF_8)),
                care.group(2),
                area(care.group(4)),
                from,
                LocalDate.parse(days[days.length - 1]),
                cells[3],
                arrival(came.group(1)),
                came.group(2),
                registration(came.group(6)),
                came.group(1).equals("referred") ? referral(came, number, from) : null,
                items(cells[5]));
    }

    private static UUID id(int number, String bill) {
        return new UUID(number, bill.charAt(0));
    }

    private static CareArea area(@Nullable String province) {
        if (province == null) {
            return CareArea.LOCAL;
        }
        return province.equals("in") ? CareArea.IN_PROVINCE : CareArea.OUT_OF_PROVINCE;
    }

    private static Arrival arrival(String word) {
        return switch (word) {
            case "direct" -> Arrival.DIRECT;
            case "emergency" -> Arrival.EMERGENCY;
            case "referred" -> Arrival.REFERRED;
            default -> Arrival.EXEMPT;
        };
    }

    private static Registration registration(@Nullable String words) {
        if (words == null) {
            return Registration.NONE;
        }
        return words.contains("temporary") ? Registration.TEMPORARY : Registration.LONG_TERM;
    }

    private static ReferralUsed referral(Matcher came, int number, LocalDate from) {
        String more = came.group(4) == null ? "" : came.group(4);
        LocalDate registered = came.group(5) == null ? from : LocalDate.parse(came.group(5));
        return new ReferralUsed(
                UUID.randomUUID(),
                came.group(3) == null ? null : id(number, came.group(3)),
                more.contains("never") ? null : registered,
                more.contains("cancelled"));
    }

    private static List<BillLine> items(String text) {
        List<BillLine> lines = new ArrayList<>();
        for (String item : text.split("; ")) {
            Matcher words = matched(ITEM, item);
            lines.add(new BillLine(
                    words.group(1),
                    new BigDecimal(words.group(2)).setScale(2),
                    words.group(3) == null ? null : new BigDecimal(words.group(3))));
        }
        return lines;
    }

    /** How a stay's place in its cycle is written in the table. */
    static String follows(@Nullable Link link) {
        EpisodeDirection direction = link == null ? null : link.direction();
        return direction == null ? "—" : direction + " " + (char) link.follows().getLeastSignificantBits();
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not in the notation of the table: " + text);
        }
        return matcher;
    }
}
