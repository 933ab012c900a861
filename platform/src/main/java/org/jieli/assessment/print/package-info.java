/** The official form on paper: a page for the printer and the same as PDF. */
@NullMarked
package org.jieli.assessment.print;

import org.jspecify.annotations.NullMarked;
