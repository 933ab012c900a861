/** Derived indicators, national standards and performance measures: what a unit's frozen figures come to, and who may see it. */
@NullMarked
package org.jieli.assessment.evaluation;

import org.jspecify.annotations.NullMarked;
