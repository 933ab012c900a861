package org.jieli.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;

/** What a password must be: ten characters or more of three kinds, not the username, not one that everybody tries. */
final class PasswordRules {

    static final int SHORTEST = 10;
    private static final int LONGEST = 128;
    private static final int KINDS = 3;
    private static final List<Pattern> KIND = List.of(
            Pattern.compile("[a-z]"),
            Pattern.compile("[A-Z]"),
            Pattern.compile("[0-9]"),
            Pattern.compile("[^a-zA-Z0-9]"));
    private static final Set<String> COMMON = Set.of(
            "password1!",
            "password123",
            "admin@123456",
            "qwer1234!@#$",
            "abcd1234!@",
            "p@ssw0rd123",
            "1qaz2wsx3edc",
            "woaini1314!",
            "a123456789!",
            "aa123456789",
            "abc123456!",
            "zaq12wsx!!");

    private PasswordRules() {}

    /** {@link IdentityFault#WEAK_PASSWORD} with the rule that is broken in the field {@code password}. */
    static void check(String username, String password) {
        List<FieldFault> faults = faults(username, password);
        if (!faults.isEmpty()) {
            throw new Fault(IdentityFault.WEAK_PASSWORD, faults);
        }
    }

    /** The first rule that is broken; none when the password is good. */
    static List<FieldFault> faults(String username, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return weak("identity.password-length", SHORTEST, LONGEST);
        }
        if (KIND.stream().filter(kind -> kind.matcher(password).find()).count() < KINDS) {
            return weak("identity.password-kinds");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        boolean named = !username.isBlank() && lower.contains(username.toLowerCase(Locale.ROOT));
        return named || COMMON.contains(lower) ? weak("identity.password-common") : List.of();
    }

    private static List<FieldFault> weak(String code, Object... arguments) {
        return List.of(FieldFault.of("password", code, arguments));
    }
}
