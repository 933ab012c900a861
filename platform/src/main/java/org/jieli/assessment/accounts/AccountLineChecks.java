package org.jieli.assessment.accounts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jieli.assessment.accounts.AccountLine.AccountOutcome;
import org.jieli.identity.Accounts;
import org.jieli.shared.FieldFault;
import org.jieli.web.SheetLines;

/** Checks the lines of a list of accounts, one after the other. */
final class AccountLineChecks {

    static final int LONGEST_OPERATOR = 20;

    private static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9._-]{2,63}";
    private static final String NATIONAL_DEFAULT = "fjzl@";

    private final List<ReportingUnit> units;
    private final Accounts accounts;
    private final Set<String> seen = new HashSet<>();

    AccountLineChecks(List<ReportingUnit> units, Accounts accounts) {
        this.units = units;
        this.accounts = accounts;
    }

    AccountLine check(SheetLines.Line line) {
        String username = line.get(AccountColumn.USERNAME.names());
        String name = line.get(AccountColumn.UNIT.names());
        String password = line.get(AccountColumn.PASSWORD.names());
        String operator = line.get(AccountColumn.OPERATOR.names());
        List<FieldFault> faults = new ArrayList<>(usernameFaults(username));
        Optional<ReportingUnit> unit = unit(username, name);
        if (unit.isEmpty()) {
            faults.add(FieldFault.of("unit", "assessment.accounts-no-unit"));
        }
        faults.addAll(passwordFaults(username, password));
        if (operator.length() > LONGEST_OPERATOR) {
            faults.add(FieldFault.of("operator", "common.too-long", LONGEST_OPERATOR));
        }
        List<FieldFault> remarks = unit.map(found -> remarks(username, found)).orElse(List.of());
        if (!faults.isEmpty() || unit.isEmpty()) {
            return new AccountLine(line.number(), username, name, AccountOutcome.FAULTY, faults, remarks, null, null);
        }
        if (accounts.isTaken(username)) {
            return new AccountLine(
                    line.number(), username, unit.get().name(), AccountOutcome.EXISTS, List.of(), remarks, null, null);
        }
        AccountLine.Content content = new AccountLine.Content(unit.get().id(), operator.isEmpty() ? null : operator);
        return new AccountLine(
                line.number(),
                username,
                unit.get().name(),
                AccountOutcome.OPENS,
                List.of(),
                remarks,
                content,
                password);
    }

    private List<FieldFault> usernameFaults(String username) {
        if (username.isEmpty()) {
            return List.of(FieldFault.of("username", "common.required"));
        }
        if (!username.matches(USERNAME)) {
            return List.of(FieldFault.of("username", "assessment.accounts-username"));
        }
        return seen.add(username)
                ? List.of()
                : List.of(FieldFault.of("username", "assessment.accounts-twice", username));
    }

    /** The national default can be derived from the user name by anybody, so it opens nothing. */
    private List<FieldFault> passwordFaults(String username, String password) {
        if (password.isEmpty()) {
            return List.of(FieldFault.of("password", "common.required"));
        }
        if (password.toLowerCase(Locale.ROOT).startsWith(NATIONAL_DEFAULT)) {
            return List.of(FieldFault.of("password", "assessment.accounts-default-password"));
        }
        return accounts.isGoodPassword(username, password)
                ? List.of()
                : List.of(FieldFault.of("password", "assessment.accounts-weak-password"));
    }

    /** By its name; without one by the user name. */
    private Optional<ReportingUnit> unit(String username, String name) {
        if (!name.isEmpty()) {
            return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
        }
        Optional<ReportingUnit> byRule =
                units.stream().filter(unit -> unit.ruleName().equals(username)).findFirst();
        return byRule.isPresent()
                ? byRule
                : UserNameRule.authority(username).flatMap(division -> units.stream()
                        .filter(unit ->
                                unit.institutionId() == null && unit.division().equals(division))
                        .findFirst());
    }

    private static List<FieldFault> remarks(String username, ReportingUnit unit) {
        if (username.equals(unit.ruleName())) {
            return List.of();
        }
        return List.of(
                UserNameRule.namesCounty(username)
                        ? FieldFault.of("username", "assessment.accounts-county-code", username, unit.ruleName())
                        : FieldFault.of("username", "assessment.accounts-not-by-rule", unit.ruleName()));
    }
}
