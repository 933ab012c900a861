/** Work lists of prescriptions. */
@NullMarked
package org.jieli.medication.listing;

import org.jspecify.annotations.NullMarked;
