/** Preliminary and final settlement with institutions: frozen inputs, results by institution and case. */
@NullMarked
package org.jieli.insurance.payment.run;

import org.jspecify.annotations.NullMarked;
