/** What the programmes ask: entry, grading, targets, frequency, forms and steps as data with their sources, and what a county decided of it. */
@NullMarked
package org.jieli.chronic.programme;

import org.jspecify.annotations.NullMarked;
