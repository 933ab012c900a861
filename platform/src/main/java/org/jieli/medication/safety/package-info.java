/** Interactions and duplicates of drugs, from a small sourced table. */
@NullMarked
package org.jieli.medication.safety;

import org.jspecify.annotations.NullMarked;
