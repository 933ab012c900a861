package org.jieli.insurance.entitlement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jieli.insurance.parameter.RuleFile;
import org.jieli.insurance.rules.RuleSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rule sets of the hand-computed cases: files of {@code insurance/rules}, whole or as the changes to another one; names that are not
 * there are shipped examples. Lists of things with a code are changed code by code, other lists as a whole.
 */
final class TestRules {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TestRules() {}

    static RuleSet named(String name) {
        if (TestRules.class.getResource(path(name)) == null) {
            return RuleFile.shipped(name);
        }
        return YAML.treeToValue(tree(name), RuleSet.class)
                .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static String path(String name) {
        return "/insurance/rules/" + name + ".yaml";
    }

    private static ObjectNode tree(String name) {
        try (InputStream content = TestRules.class.getResourceAsStream(path(name))) {
            ObjectNode file = (ObjectNode) YAML.readTree(content);
            if (!file.has("like")) {
                return file;
            }
            ObjectNode base = tree(file.get("like").asString());
            change((ObjectNode) base.get("rules"), (ObjectNode) file.get("change"));
            return base;
        } catch (IOException e) {
            throw new IllegalStateException("The rules " + name + " cannot be read", e);
        }
    }

    private static void change(ObjectNode base, ObjectNode by) {
        for (String field : by.propertyNames()) {
            JsonNode old = base.get(field);
            JsonNode value = by.get(field);
            if (old instanceof ObjectNode object && value instanceof ObjectNode change) {
                change(object, change);
            } else if (old instanceof ArrayNode list && value instanceof ArrayNode change && coded(change)) {
                change.forEach(entry -> changeEntry(list, (ObjectNode) entry));
            } else {
                base.set(field, value);
            }
        }
    }

    private static boolean coded(ArrayNode list) {
        return !list.isEmpty() && list.get(0).has("code");
    }

    private static void changeEntry(ArrayNode list, ObjectNode by) {
        for (JsonNode entry : list) {
            if (entry.get("code").equals(by.get("code"))) {
                change((ObjectNode) entry, by);
                return;
            }
        }
        list.add(by);
    }
}
