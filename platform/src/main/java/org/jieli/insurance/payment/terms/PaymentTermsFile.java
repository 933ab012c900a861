package org.jieli.insurance.payment.terms;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads shipped examples of payment terms; an unknown or missing word in a file is an error. */
public final class PaymentTermsFile {

    /** Names of the shipped examples. */
    public static final List<String> EXAMPLES = List.of("weights", "points");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PaymentTermsFile() {}

    /** One of {@link #EXAMPLES}. */
    public static PaymentTermsSet shipped(String name) {
        try (InputStream content = PaymentTermsFile.class.getResourceAsStream("examples/" + name + ".yaml")) {
            if (content == null) {
                throw new IllegalArgumentException("No example of payment terms is named " + name);
            }
            return YAML.readValue(content, PaymentTermsSet.class);
        } catch (IOException e) {
            throw new IllegalStateException("The example " + name + " cannot be read", e);
        }
    }
}
