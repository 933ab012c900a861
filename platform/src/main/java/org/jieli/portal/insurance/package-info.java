/** What insurance paid of a person's bills, what he paid, and what is left of the year. */
@NullMarked
package org.jieli.portal.insurance;

import org.jspecify.annotations.NullMarked;
