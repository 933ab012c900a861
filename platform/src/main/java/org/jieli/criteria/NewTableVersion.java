package org.jieli.criteria;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version to be added.
 *
 * @param effectiveFrom the first day it rules, later than today
 * @param source the document and clause it follows
 * @param xml standard DMN
 */
record NewTableVersion(
        @Nullable LocalDate effectiveFrom,
        @Nullable String source,
        @Nullable String xml) {}
