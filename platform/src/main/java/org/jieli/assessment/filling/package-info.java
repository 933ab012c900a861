/** The sheet: cells typed, pasted, imported, undone and exported. */
@NullMarked
package org.jieli.assessment.filling;

import org.jspecify.annotations.NullMarked;
