package org.jieli.criteria;

/** The document is DMN, but has no decision table under the expected name. */
final class NoAdviceTable extends RuntimeException {}
