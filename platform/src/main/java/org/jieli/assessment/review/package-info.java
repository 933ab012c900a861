/** A report's way up the line: submitted with a frozen version, returned with remarks or accepted, locked and published. */
@NullMarked
package org.jieli.assessment.review;

import org.jspecify.annotations.NullMarked;
