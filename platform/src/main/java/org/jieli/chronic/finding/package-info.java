/** Finds who belongs into a programme, and lets a doctor decide on each. */
@NullMarked
package org.jieli.chronic.finding;

import org.jspecify.annotations.NullMarked;
