/** The rules of enrolment as data with dates, source and confidence. */
@NullMarked
package org.jieli.enrolment.policy;

import org.jspecify.annotations.NullMarked;
