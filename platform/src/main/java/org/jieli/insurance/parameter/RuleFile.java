package org.jieli.insurance.parameter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.rules.RuleSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a version of the rules from a YAML file; an unknown word in it is an error. A file may name another one as its {@code base}: it
 * then says only what it has of its own, and a list of its own replaces the other's.
 */
public final class RuleFile {

    private static final String BASE = "base";
    private static final String EXAMPLES = "examples/";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RuleFile() {}

    /** One of the shipped examples, by its file name without ending, e.g. {@code henan-resident-2017}. */
    public static RuleSet shipped(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return read(EXAMPLES + name).withId(id);
    }

    /** A version from a file of this package, by its path without ending. */
    static RuleSet read(String path) {
        ObjectNode tree = tree(path);
        try {
            return YAML.treeToValue(tree, RuleSet.class);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The rules " + path + " cannot be read", e);
        }
    }

    static List<WorkedExample> workedExamples() {
        try (InputStream content = open("worked-examples")) {
            return YAML.readValue(content, new TypeReference<List<WorkedExample>>() {});
        } catch (IOException e) {
            throw new IllegalStateException("The worked examples cannot be read", e);
        }
    }

    private static ObjectNode tree(String path) {
        try (InputStream content = open(path)) {
            ObjectNode tree = (ObjectNode) YAML.readTree(content);
            JsonNode base = tree.remove(BASE);
            if (base == null) {
                return tree;
            }
            String name = base.stringValue();
            return over(tree(name.contains("/") ? name : EXAMPLES + name), tree);
        } catch (IOException e) {
            throw new IllegalStateException("The rules " + path + " cannot be read", e);
        }
    }

    private static ObjectNode over(ObjectNode base, ObjectNode own) {
        own.properties().forEach(field -> {
            boolean both = field.getValue() instanceof ObjectNode && base.get(field.getKey()) instanceof ObjectNode;
            base.set(
                    field.getKey(),
                    both
                            ? over((ObjectNode) base.get(field.getKey()), (ObjectNode) field.getValue())
                            : field.getValue());
        });
        return base;
    }

    private static InputStream open(String path) {
        InputStream content = RuleFile.class.getResourceAsStream(path + ".yaml");
        if (content == null) {
            throw new IllegalArgumentException("No file of rules is named " + path);
        }
        return content;
    }
}
