package org.jieli.insurance.rules;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * By how much the rates of neighbouring levels should differ.
 *
 * @param expected fraction, 0.10 for ten points
 * @param tolerance either way without a warning
 * @param source the document
 */
record StepLimits(BigDecimal expected, BigDecimal tolerance, String source) {

    static StepLimits shipped() {
        try (InputStream content = StepLimits.class.getResourceAsStream("steps.yaml")) {
            return new YAMLMapper().readValue(content, StepLimits.class);
        } catch (IOException e) {
            throw new IllegalStateException("rules/steps.yaml cannot be read", e);
        }
    }
}
