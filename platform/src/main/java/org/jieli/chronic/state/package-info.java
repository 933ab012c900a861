/** How each person stands in each programme and how his year counts: derived by set-based SQL, the same at night for all and at once for one. */
@NullMarked
package org.jieli.chronic.state;

import org.jspecify.annotations.NullMarked;
