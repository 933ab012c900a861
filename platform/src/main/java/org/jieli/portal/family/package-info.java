/** Whom a resident acts for, and whose pages he looks at. */
@NullMarked
package org.jieli.portal.family;

import org.jspecify.annotations.NullMarked;
