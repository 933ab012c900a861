/** The forms as versioned data: rows, items, values, checks, indicators, and the formulas over item codes. */
@NullMarked
package org.jieli.assessment.form;

import org.jspecify.annotations.NullMarked;
