package org.jieli.terminology;

/**
 * A diagnosis as the code table has it.
 *
 * @param code ICD-10 code, e.g. {@code I10} or {@code E11.9}
 * @param name official Chinese name
 */
public record Diagnosis(String code, String name) {}
