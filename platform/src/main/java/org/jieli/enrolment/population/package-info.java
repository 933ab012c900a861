/** Key populations, recognised from the record or written down by hand. */
@NullMarked
package org.jieli.enrolment.population;

import org.jspecify.annotations.NullMarked;
