/** What he complains of, and how it is answered within its time. */
@NullMarked
package org.jieli.portal.complaint;

import org.jspecify.annotations.NullMarked;
