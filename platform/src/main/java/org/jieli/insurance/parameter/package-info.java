/** Versions of the benefit rules: shipped examples, drafts, their checks, comparison and issue. */
@NullMarked
package org.jieli.insurance.parameter;

import org.jspecify.annotations.NullMarked;
