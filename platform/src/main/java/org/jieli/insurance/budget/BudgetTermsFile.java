package org.jieli.insurance.budget;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped example of budget terms; an unknown or missing word in it is an error. */
final class BudgetTermsFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private BudgetTermsFile() {}

    static BudgetTerms example() {
        try (InputStream content = BudgetTermsFile.class.getResourceAsStream("example.yaml")) {
            return YAML.readValue(Objects.requireNonNull(content), BudgetTerms.class);
        } catch (IOException e) {
            throw new IllegalStateException("The example of budget terms cannot be read", e);
        }
    }
}
