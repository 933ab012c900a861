package org.jieli.shared;

import java.util.Locale;
import java.util.Map;
import net.sourceforge.pinyin4j.PinyinHelper;

/** The first letters of a Chinese text's pinyin, by which people search: 张秀兰 is found by "zxl". */
public final class PinyinInitials {

    private static final int WORD = 2;

    /** Words in which a character is read otherwise than it mostly is. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("膀胱", "pg"),
            Map.entry("咯血", "kx"),
            Map.entry("重复", "cf"),
            Map.entry("重叠", "cd"),
            Map.entry("重建", "cj"),
            Map.entry("双重", "sc"),
            Map.entry("多重", "dc"),
            Map.entry("重庆", "cq"),
            Map.entry("厦门", "xm"),
            Map.entry("生长", "sz"),
            Map.entry("成长", "cz"),
            Map.entry("增长", "zz"));

    /** Characters whose first reading in the dictionary is not the usual one, or which it does not have. */
    private static final Map<Character, String> CHARACTERS =
            Map.of('长', "c", '调', "t", '颤', "c", '荨', "x", '藏', "c", '炔', "q", '䓬', "z", 'α', "a", 'β', "b", 'δ', "d");

    private PinyinInitials() {}

    public static String of(String text) {
        StringBuilder initials = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            String word = i + WORD <= text.length() ? WORDS.get(text.substring(i, i + WORD)) : null;
            initials.append(word == null ? initial(text.charAt(i)) : word);
            i += word == null ? 1 : WORD;
        }
        return initials.toString().toLowerCase(Locale.ROOT);
    }

    private static String initial(char character) {
        String usual = CHARACTERS.get(character);
        if (usual != null) {
            return usual;
        }
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(character);
        if (readings != null && readings.length > 0) {
            return readings[0].substring(0, 1);
        }
        return Character.isLetterOrDigit(character) ? String.valueOf(character) : "";
    }
}
