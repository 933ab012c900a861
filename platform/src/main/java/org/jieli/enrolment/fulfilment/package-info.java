/** What the packages promise, what was given, what is due. */
@NullMarked
package org.jieli.enrolment.fulfilment;

import org.jspecify.annotations.NullMarked;
