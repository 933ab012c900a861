package org.jieli.institution;

/**
 * One line of a disease catalogue.
 *
 * @param fromCode first ICD-10 code of the range, e.g. {@code I10}
 * @param toCode last code of the range, whose subdivisions belong to it, e.g. {@code I15}
 * @param name what people call it
 * @param source the document it comes from
 */
public record CatalogueRow(String fromCode, String toCode, String name, Capability capability, String source) {}
