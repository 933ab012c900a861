/** One page for a person over all his programmes. */
@NullMarked
package org.jieli.chronic.person;

import org.jspecify.annotations.NullMarked;
