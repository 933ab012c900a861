/** Terms on which the fund pays providers, as data: storage, shipped example, form. */
@NullMarked
package org.jieli.insurance.payment.terms;

import org.jspecify.annotations.NullMarked;
