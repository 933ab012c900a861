package org.jieli.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieli.shared.FaultCode;
import org.junit.jupiter.api.Test;

/** Every word on a page or in a fault comes from a bundle, in both languages. */
class MessageBundlesTests {

    private static final Path SOURCES = Path.of("src/main/java/org/jieli");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z-]*\\.[A-Za-z0-9_.-]+");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"(\\s*\\+)?");
    private static final Pattern WORDS_OF = Pattern.compile("(?:\\bui|\\bpage\\.ui\\(\\)|\\bthis)?\\.t\\(");
    private static final Pattern FIELD_FAULT = Pattern.compile("FieldFault\\s*\\.of\\(");
    private static final Pattern MENU = Pattern.compile("\"([a-z-]+\\.[a-z-]+)\",\\s*\"/");
    private static final Pattern TIMELINE = Pattern.compile("\"(timeline\\.[a-z-]+)\"");

    private final Map<String, String> chinese = words("messages.properties");
    private final Map<String, String> english = words("messages_en.properties");

    @Test
    void everyModuleHasTheSameKeysInBothLanguages() {
        for (Path module : modules()) {
            assertThat(read(module.resolve("messages_en.properties")).keySet())
                    .as("English keys of " + module)
                    .containsExactlyInAnyOrderElementsOf(
                            read(module.resolve("messages.properties")).keySet());
        }
    }

    @Test
    void noKeyStandsTwice() {
        for (String bundle : List.of("messages.properties", "messages_en.properties")) {
            Map<String, String> seen = new TreeMap<>();
            for (Path module : modules()) {
                for (String line : lines(module.resolve(bundle))) {
                    int end = line.indexOf('=');
                    if (end > 0 && !line.startsWith("#")) {
                        String key = line.substring(0, end).strip();
                        assertThat(seen.put(key, module.toString()))
                                .as(key + " in " + module)
                                .isNull();
                    }
                }
            }
        }
    }

    @Test
    void everyMessageIsAWellFormedFormat() {
        Stream.of(chinese, english)
                .forEach(bundle -> bundle.forEach((key, text) -> {
                    assertThat(text).as(key).isNotBlank();
                    assertThat(new MessageFormat(text, Locale.ROOT).getFormats().length)
                            .as(key)
                            .isNotNegative();
                }));
        chinese.forEach((key, text) -> assertThat(places(english.getOrDefault(key, "")))
                .as("places of " + key)
                .isEqualTo(places(text)));
    }

    @Test
    void everyKeyThatTemplatesAndCodeNameHasWords() {
        Set<String> named = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (Path file : files(".jte", ".java")) {
            String source = source(file);
            named(source).forEach(key -> {
                named.add(key);
                if (!hasWords(key)) {
                    missing.add(file.getFileName() + ": " + key);
                }
            });
        }
        assertThat(named).hasSizeGreaterThan(400);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFaultCodeHasWords() {
        List<FaultCode> codes = new ArrayList<>();
        enums().filter(FaultCode.class::isAssignableFrom)
                .forEach(type -> Arrays.stream(type.getEnumConstants()).forEach(each -> codes.add((FaultCode) each)));
        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(codes.stream().map(code -> "fault." + code.code())).allMatch(chinese::containsKey);
    }

    @Test
    void anEnumThatIsShownIsShownWhole() {
        Set<String> missing = new TreeSet<>();
        enums().forEach(type -> {
            List<String> keys = Arrays.stream(type.getEnumConstants())
                    .map(constant -> type.getSimpleName() + "." + ((Enum<?>) constant).name())
                    .toList();
            if (keys.stream().anyMatch(chinese::containsKey)) {
                keys.stream().filter(key -> !chinese.containsKey(key)).forEach(missing::add);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateSpeaksForItself() {
        Set<String> spoken = new TreeSet<>();
        for (Path file : files(".jte")) {
            new TemplateText(source(file)).words().forEach(text -> spoken.add(file.getFileName() + ": " + text));
        }
        assertThat(spoken).isEmpty();
    }

    private static Stream<String> named(String source) {
        Stream<String> alone = Stream.of(MENU, TIMELINE)
                .flatMap(pattern -> pattern.matcher(source).results())
                .map(found -> found.group(1));
        return Stream.of(
                        keysAfter(WORDS_OF, source, ""),
                        keysAfter(FIELD_FAULT, secondArguments(source), "fault."),
                        alone)
                .flatMap(keys -> keys);
    }

    /** Every literal of an argument list; one that is continued by + must be the beginning of some key. */
    private static Stream<String> keysAfter(Pattern call, String source, String prefix) {
        List<String> keys = new ArrayList<>();
        Matcher calls = call.matcher(source);
        while (calls.find()) {
            Matcher literals = LITERAL.matcher(source.substring(calls.end(), argumentEnd(source, calls.end())));
            while (literals.find()) {
                boolean continued = literals.group(2) != null;
                if (KEY.matcher(literals.group(1)).matches()
                        || continued && literals.group(1).contains(".")) {
                    keys.add(prefix + literals.group(1) + (continued ? "*" : ""));
                }
            }
        }
        return keys.stream();
    }

    /** {@code FieldFault.of(path, code, …)}: the path is no key, so the calls are rewritten to start at the code. */
    private static String secondArguments(String source) {
        StringBuilder rest = new StringBuilder();
        Matcher calls = FIELD_FAULT.matcher(source);
        while (calls.find()) {
            int first = argumentEnd(source, calls.end());
            if (first < source.length() && source.charAt(first) == ',') {
                rest.append("FieldFault.of(")
                        .append(source, first + 1, argumentEnd(source, first + 1))
                        .append(")\n");
            }
        }
        return rest.toString();
    }

    private static int argumentEnd(String source, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char character = source.charAt(i);
            if (character == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && character == '(') {
                depth++;
            } else if (!quoted && (character == ')' || character == ',') && depth == 0) {
                return i;
            } else if (!quoted && character == ')') {
                depth--;
            }
        }
        return source.length();
    }

    private boolean hasWords(String key) {
        return key.endsWith("*")
                ? chinese.keySet().stream().anyMatch(known -> known.startsWith(key.substring(0, key.length() - 1)))
                : chinese.containsKey(key);
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)").matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private static Stream<Class<?>> enums() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.jieli").stream()
                        .filter(type -> type.isEnum())
                        .<Class<?>>map(type -> type.reflect())
                        .filter(Class::isEnum);
    }

    private static List<Path> modules() {
        return files("messages.properties").stream().map(Path::getParent).toList();
    }

    private static Map<String, String> words(String bundle) {
        Map<String, String> words = new TreeMap<>();
        files("/" + bundle).forEach(file -> words.putAll(read(file)));
        return words;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        properties.forEach((key, text) -> words.put((String) key, (String) text));
        return words;
    }

    private static List<Path> files(String... endings) {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Arrays.stream(endings)
                            .anyMatch(ending -> file.toString().endsWith(ending)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String source(Path file) {
        return String.join("\n", lines(file));
    }
}
