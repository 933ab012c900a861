/** What he measures himself. */
@NullMarked
package org.jieli.portal.readings;

import org.jspecify.annotations.NullMarked;
