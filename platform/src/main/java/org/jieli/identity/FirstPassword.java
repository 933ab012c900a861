package org.jieli.identity;

import java.security.SecureRandom;
import java.util.List;

/** Makes first passwords: three groups that can be read out on the phone, good by the rules, changed at the first sign-in. */
public final class FirstPassword {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> GROUPS =
            List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789");
    private static final int LENGTH = 4;

    private FirstPassword() {}

    public static String generate() {
        StringBuilder password = new StringBuilder();
        for (String group : GROUPS) {
            password.append(password.isEmpty() ? "" : "-");
            for (int i = 0; i < LENGTH; i++) {
                password.append(group.charAt(RANDOM.nextInt(group.length())));
            }
        }
        return password.toString();
    }
}
