/** What is due at an institution and how the work is shared out among its people. */
@NullMarked
package org.jieli.chronic.worklist;

import org.jspecify.annotations.NullMarked;
