/** The papers that go with a report: the self-assessment report with its replaced versions, and its draft with the figures filled in. */
@NullMarked
package org.jieli.assessment.papers;

import org.jspecify.annotations.NullMarked;
