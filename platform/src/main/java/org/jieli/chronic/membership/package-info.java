/** Entry into a programme with plan and consent, the grade, the examination of the year, and the exit. */
@NullMarked
package org.jieli.chronic.membership;

import org.jspecify.annotations.NullMarked;
