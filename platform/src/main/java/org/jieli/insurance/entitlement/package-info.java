/** Who pays what of a bill: the calculation over a person's whole course, step by step, without a database. */
@NullMarked
package org.jieli.insurance.entitlement;

import org.jspecify.annotations.NullMarked;
