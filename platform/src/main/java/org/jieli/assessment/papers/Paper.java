package org.jieli.assessment.papers;

import java.time.Instant;
import org.jieli.assessment.attachment.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a report.
 *
 * @param replacedAt since when a newer one stands in its place; null for the one in force
 */
record Paper(AttachedFile file, PaperKind kind, @Nullable Instant replacedAt) {}
