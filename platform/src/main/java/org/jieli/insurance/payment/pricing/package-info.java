/** What a case comes to under the terms, every step told; no database. */
@NullMarked
package org.jieli.insurance.payment.pricing;

import org.jspecify.annotations.NullMarked;
