/** Measures the real application from outside, beside bare SQL that writes the same rows. */
@NullMarked
package org.jieli.benchmark;

import org.jspecify.annotations.NullMarked;
