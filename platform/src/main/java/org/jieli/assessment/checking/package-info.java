/** What the checks say of a report, and what was explained. */
@NullMarked
package org.jieli.assessment.checking;

import org.jspecify.annotations.NullMarked;
