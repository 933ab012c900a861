package org.jieli.assessment.evaluation;

import java.util.List;

/** The derived indicators of an edition as their file holds them. */
record IndicatorFile(String id, String edition, String source, List<IndicatorRow> indicators) {}
