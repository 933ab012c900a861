package org.jieli.web;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a template says in words of its own: the text between its tags and in the attributes that people read or hear. */
final class TemplateText {

    /** The names of languages are written in themselves; units and file kinds are the same in both. */
    private static final Set<String> ALLOWED =
            Set.of("中文", "English", "mmHg", "mmol/L", "kg", "cm", "kg/m²", "g/L", "Excel", "CSV", "DMN", "ICD-10");

    private static final Pattern HAN_OR_WORD = Pattern.compile("\\p{IsHan}+|[A-Za-z][A-Za-z0-9/²-]+");
    /** An example of a diagnosis code. */
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d[0-9.]*");

    private static final Pattern TEXT = Pattern.compile(">([^<>]+)<");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(?:placeholder|title|aria-label|alt|data-label|data-none)=\"([^\"]+)\"");

    private final String html;

    TemplateText(String source) {
        html = withoutCode(source.lines()
                .filter(line -> !line.startsWith("@import") && !line.startsWith("@param"))
                .reduce("", (before, line) -> before + line + "\n"));
    }

    List<String> words() {
        return Stream.of(TEXT, ATTRIBUTE)
                .flatMap(pattern -> pattern.matcher(html).results())
                .map(found -> found.group(1).replaceAll("&[a-z]+;", "").strip())
                .filter(text -> !ALLOWED.containsAll(HAN_OR_WORD
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> !CODE.matcher(word).matches())
                        .toList()))
                .toList();
    }

    /** Takes out expressions, statements and calls; the content that a call wraps in backticks stays. */
    private static String withoutCode(String source) {
        StringBuilder html = new StringBuilder();
        int i = 0;
        while (i < source.length()) {
            if (source.startsWith("<%--", i)) {
                i = source.indexOf("--%>", i) + 4;
            } else if (source.startsWith("${", i) || source.startsWith("!{", i) || source.startsWith("$unsafe{", i)) {
                i = end(source, source.indexOf('{', i), '{', '}');
            } else if (source.startsWith("@template.", i)) {
                int open = source.indexOf('(', i);
                int end = end(source, open, '(', ')');
                html.append("<call>")
                        .append(contents(source.substring(open, end)))
                        .append("</call>");
                i = end;
            } else if (source.startsWith("@if(", i)
                    || source.startsWith("@elseif(", i)
                    || source.startsWith("@for(", i)) {
                i = end(source, source.indexOf('(', i), '(', ')');
            } else if (source.startsWith("@else", i)) {
                i += "@else".length();
            } else if (source.startsWith("@endif", i)) {
                i += "@endif".length();
            } else if (source.startsWith("@endfor", i)) {
                i += "@endfor".length();
            } else {
                html.append(source.charAt(i++));
            }
        }
        return html.toString();
    }

    private static String contents(String call) {
        StringBuilder contents = new StringBuilder();
        int start = call.indexOf("@`");
        while (start >= 0) {
            int end = contentEnd(call, start + 2);
            contents.append(withoutCode(call.substring(start + 2, end)));
            start = call.indexOf("@`", end);
        }
        return contents.toString();
    }

    /** The backtick that closes a content block; blocks may lie in blocks. */
    private static int contentEnd(String call, int from) {
        int depth = 0;
        for (int i = from; i < call.length(); i++) {
            if (call.startsWith("@`", i)) {
                depth++;
                i++;
            } else if (call.charAt(i) == '`' && depth-- == 0) {
                return i;
            }
        }
        return call.length();
    }

    private static int end(String source, int open, char opening, char closing) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < source.length(); i++) {
            char character = source.charAt(i);
            if (opening == '{' && character == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && character == opening) {
                depth++;
            } else if (!quoted && character == closing && --depth == 0) {
                return i + 1;
            }
        }
        return source.length();
    }
}
