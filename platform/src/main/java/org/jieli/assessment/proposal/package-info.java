/** What the platform proposes for a cell: facts of the record, and sums of the units below. */
@NullMarked
package org.jieli.assessment.proposal;

import org.jspecify.annotations.NullMarked;
