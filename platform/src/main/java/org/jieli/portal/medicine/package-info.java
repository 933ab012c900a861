/** His prescriptions, and asking for the next part. */
@NullMarked
package org.jieli.portal.medicine;

import org.jspecify.annotations.NullMarked;
