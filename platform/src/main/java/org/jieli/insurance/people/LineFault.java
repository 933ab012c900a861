package org.jieli.insurance.people;

import org.jieli.shared.FieldFault;

/**
 * What is wrong in a line of a sheet.
 *
 * @param line as Excel counts
 * @param column heading
 */
public record LineFault(int line, String column, FieldFault fault) {}
