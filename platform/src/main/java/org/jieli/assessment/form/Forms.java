package org.jieli.assessment.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jieli.database.JieliHome;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * All editions of all forms: those that ship with Jieli, and those that a region lays into the folder {@code forms} of its data folder.
 * A file that cannot be read or whose checks name what it does not have keeps the application from starting, with the file named.
 */
@Component
public class Forms {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Map<String, Form> forms = new HashMap<>();

    public Forms(JieliHome home) throws IOException {
        for (Resource resource : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/jieli/assessment/form/*/*.yaml")) {
            try (InputStream content = resource.getInputStream()) {
                add(String.valueOf(resource.getFilename()), content, form -> {});
            }
        }
        Path own = home.forms();
        if (Files.isDirectory(own)) {
            try (Stream<Path> files = Files.list(own)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    try (InputStream content = Files.newInputStream(file)) {
                        // What ships is compiled by a test, what a region wrote at the start: it hears of a fault at
                        // once.
                        add(file.toString(), content, form -> form.checks().forEach(Check::compile));
                    }
                }
            }
        }
    }

    /** Reads a data file of this module. */
    public static <T> T read(InputStream content, Class<T> type) {
        return YAML.readValue(content, type);
    }

    private void add(String name, InputStream content, Consumer<Form> trial) {
        try {
            Form form = Form.of(read(content, FormFile.class));
            if (forms.put(key(form.id(), form.edition()), form) != null) {
                throw new IllegalArgumentException("the form " + form.id() + " " + form.edition() + " is there twice");
            }
            trial.accept(form);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The form file " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The form, which must be there: tasks name only what they found here. */
    public Form get(String id, String edition) {
        Form form = forms.get(key(id, edition));
        if (form == null) {
            throw new IllegalStateException("There is no form " + id + " of edition " + edition);
        }
        return form;
    }

    /** The editions in which all these kinds of forms exist, the newest last. */
    public List<String> editions() {
        return new ArrayList<>(
                new TreeSet<>(forms.values().stream().map(Form::edition).toList()));
    }

    /** The forms of an edition. */
    public List<Form> of(String edition) {
        return forms.values().stream()
                .filter(form -> form.edition().equals(edition))
                .sorted(java.util.Comparator.comparing(Form::table).thenComparing(Form::id))
                .toList();
    }

    private static String key(String id, String edition) {
        return id + "/" + edition;
    }
}
