/** Readings of people between the visits. */
@NullMarked
package org.jieli.chronic.reading;

import org.jspecify.annotations.NullMarked;
