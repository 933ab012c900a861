package org.jieli.criteria;

import org.jspecify.annotations.Nullable;

/**
 * What is broken in an uploaded table.
 *
 * @param row from 1, null when the whole table is concerned
 * @param column its label, null when the whole row or table is concerned
 * @param words what KIE or the check says
 */
record TableProblem(@Nullable Integer row, @Nullable String column, String words) {}
