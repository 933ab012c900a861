/** Coverage, fulfilment and renewal, each opening to its people. */
@NullMarked
package org.jieli.enrolment.figure;

import org.jspecify.annotations.NullMarked;
