package org.jieli.assessment.spotcheck;

/**
 * What a correction does to a derived figure.
 *
 * @param before and {@code after}: as shown, a dash where the figure is not computable
 */
public record FigureEffect(String indicator, String before, String after, String unit) {}
