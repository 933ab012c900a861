package org.jieli.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jieli.shared.FieldFault;

/** What a username and a person's name must be. */
final class AccountRules {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,63}");
    private static final int LONGEST_NAME = 50;

    private AccountRules() {}

    static List<FieldFault> faults(String username, String personName) {
        List<FieldFault> faults = new ArrayList<>();
        if (!USERNAME.matcher(username).matches()) {
            faults.add(FieldFault.of("username", "identity.username-shape"));
        }
        if (personName.isBlank()) {
            faults.add(FieldFault.of("personName", "common.required"));
        } else if (personName.strip().length() > LONGEST_NAME) {
            faults.add(FieldFault.of("personName", "common.too-long", LONGEST_NAME));
        }
        return faults;
    }
}
