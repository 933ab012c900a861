/** The rules of prescriptions as dated data: who, what, how long, first by whom. */
@NullMarked
package org.jieli.medication.rules;

import org.jspecify.annotations.NullMarked;
