package org.jieli.identity;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A question to tell people from machines: five digits in a picture, or a sum in words for those who cannot see it. It is kept in the
 * session and can be answered once.
 */
record Captcha(String digits, int left, int right) implements Serializable {

    private static final String ATTRIBUTE = Captcha.class.getName();
    // Without 0, 1 and 7, which look like others when bent.
    private static final String ALPHABET = "2345689";
    private static final int LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String[] CHINESE = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final String[] ENGLISH = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };

    /** Puts a fresh question into the session, in the place of an older one. */
    static Captcha ask(HttpSession session) {
        StringBuilder digits = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            digits.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        Captcha captcha = new Captcha(digits.toString(), RANDOM.nextInt(2, 10), RANDOM.nextInt(2, 10));
        session.setAttribute(ATTRIBUTE, captcha);
        return captcha;
    }

    static @Nullable Captcha asked(@Nullable HttpSession session) {
        return session == null ? null : (Captcha) session.getAttribute(ATTRIBUTE);
    }

    /** Whether the session's question is answered; it is gone afterwards, right or wrong. */
    static boolean answered(@Nullable HttpSession session, @Nullable String answer) {
        Captcha asked = asked(session);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
        return asked != null && answer != null && asked.accepts(answer);
    }

    boolean accepts(String answer) {
        String given = answer.replace(" ", "").strip();
        return given.equals(digits) || given.equals(String.valueOf(left + right));
    }

    /** One of the two numbers of the sum, as a word. */
    static String word(int number, Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? ENGLISH[number] : CHINESE[number];
    }
}
