/** Prescriptions from their issue to their end: review, hold, re-evaluation, stop. */
@NullMarked
package org.jieli.medication.prescription;

import org.jspecify.annotations.NullMarked;
