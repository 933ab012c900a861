/** Reminders of refills, and what people ask for themselves. */
@NullMarked
package org.jieli.medication.refill;

import org.jspecify.annotations.NullMarked;
