/** Which institution stocks which drugs, linked through the alliance: gaps, substitutes, where else it is. */
@NullMarked
package org.jieli.medication.formulary;

import org.jspecify.annotations.NullMarked;
