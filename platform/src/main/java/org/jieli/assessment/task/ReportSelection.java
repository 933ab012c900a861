package org.jieli.assessment.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which reports of a task a list shows, within the asker's scope; absent values do not filter.
 *
 * @param division a GB/T 2260 prefix; the empty one for all
 * @param form kind of form
 * @param reviewed only those whose units the asker stands above
 */
public record ReportSelection(
        UUID taskId,
        String division,
        @Nullable ReportState state,
        @Nullable String form,
        boolean reviewed) {}
