/** His agreement with a family-doctor team. */
@NullMarked
package org.jieli.portal.doctor;

import org.jspecify.annotations.NullMarked;
