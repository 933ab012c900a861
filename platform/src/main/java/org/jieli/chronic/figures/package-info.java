/** Standardised management, control, and the share seen at primary level, each opening to its people. */
@NullMarked
package org.jieli.chronic.figures;

import org.jspecify.annotations.NullMarked;
