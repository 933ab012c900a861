/** Reporting tasks, who reports in them, and the state of each report. */
@NullMarked
package org.jieli.assessment.task;

import org.jspecify.annotations.NullMarked;
