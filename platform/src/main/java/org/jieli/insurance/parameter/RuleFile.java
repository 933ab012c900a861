package org.jieli.insurance.parameter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jieli.insurance.rules.RuleSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a version of the rules from a YAML file; an unknown or missing word in it is an error. */
public final class RuleFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RuleFile() {}

    /** One of the shipped examples, by its file name without ending, e.g. {@code henan-resident-2017}. */
    public static RuleSet shipped(String name) {
        try (InputStream content = RuleFile.class.getResourceAsStream("examples/" + name + ".yaml")) {
            if (content == null) {
                throw new IllegalArgumentException("No example of rules is named " + name);
            }
            RuleSet set = YAML.readValue(content, RuleSet.class);
            UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            return set.withId(id);
        } catch (IOException e) {
            throw new IllegalStateException("The example " + name + " cannot be read", e);
        }
    }
}
