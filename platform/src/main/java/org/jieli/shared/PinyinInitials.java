package org.jieli.shared;

import java.util.Locale;
import net.sourceforge.pinyin4j.PinyinHelper;

/** The first letters of a Chinese text's pinyin, by which people search: 张秀兰 is found by "zxl". */
public final class PinyinInitials {

    private PinyinInitials() {}

    public static String of(String text) {
        StringBuilder initials = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            String[] readings = PinyinHelper.toHanyuPinyinStringArray(character);
            if (readings != null && readings.length > 0) {
                initials.append(readings[0].charAt(0));
            } else if (Character.isLetterOrDigit(character)) {
                initials.append(character);
            }
        }
        return initials.toString().toLowerCase(Locale.ROOT);
    }
}
