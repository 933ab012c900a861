/** The numbers and ways of counting of a scheme, as data, and what makes a set of them complete. */
@NullMarked
package org.jieli.insurance.rules;

import org.jspecify.annotations.NullMarked;
