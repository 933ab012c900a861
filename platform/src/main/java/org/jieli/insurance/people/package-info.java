/** Insured people as their fund sees them: by number, with their insured times, what they used of each year, changes and sheets. */
@NullMarked
package org.jieli.insurance.people;

import org.jspecify.annotations.NullMarked;
