/** Files of drugs and formularies: read, reported line by line, then confirmed. */
@NullMarked
package org.jieli.medication.sheet;

import org.jspecify.annotations.NullMarked;
