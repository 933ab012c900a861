/** A prescription as a page and for other systems: what it is, what happened, and what one may do with it now. */
@NullMarked
package org.jieli.medication.record;

import org.jspecify.annotations.NullMarked;
