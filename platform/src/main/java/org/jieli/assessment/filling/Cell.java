package org.jieli.assessment.filling;

import java.time.Instant;

/**
 * A cell as it stands.
 *
 * @param value as stored: a plain decimal, {@code --}, a word, or empty after it was emptied
 * @param revision how often it was changed; a change names the revision it was made on
 * @param changeId the change that made it so
 */
public record Cell(String item, String value, int revision, String changedBy, Instant changedAt, long changeId) {}
