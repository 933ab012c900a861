package org.jieli.assessment.accounts;

import java.util.Locale;
import java.util.Optional;

/**
 * The user names of the national system (国卫医资源便函〔2019〕373号 第三部分 填报系统操作手册): six digits of the province or city, and behind those
 * of the city 1 for an urban group, 2 for a county community. The source stops there; where a city has several of a kind, the later ones
 * get two more digits, which is ours (confidence L).
 */
final class UserNameRule {

    private static final int CODE = 6;
    private static final int CITY = 4;

    private UserNameRule() {}

    static String of(String form, String division, int number) {
        return switch (form) {
            case "urban_lead" -> city(division) + "1" + later(number);
            case "county_lead" -> city(division) + "2" + later(number);
            default -> padded(division);
        };
    }

    /** The division of the authority that six digits name; the city's for the code of a county, which the source itself gives as a city's. */
    static Optional<String> authority(String username) {
        if (!username.matches("\\d{6}")) {
            return Optional.empty();
        }
        return Optional.of(username.endsWith("0000") ? username.substring(0, 2) : username.substring(0, CITY));
    }

    /** Whether the digits are those of a county, e.g. 370282 for 青岛市 in the source, where 370200 is the city. */
    static boolean namesCounty(String username) {
        return username.matches("\\d{6,}") && !username.startsWith("00", CITY);
    }

    private static String city(String division) {
        return padded(division.substring(0, Math.min(CITY, division.length())));
    }

    private static String padded(String division) {
        return (division + "000000").substring(0, CODE);
    }

    private static String later(int number) {
        return number == 1 ? "" : String.format(Locale.ROOT, "%02d", number);
    }
}
