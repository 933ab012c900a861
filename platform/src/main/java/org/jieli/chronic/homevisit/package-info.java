/** Follow-ups at home where there is no network: a page that works without one, and sends later what was written. */
@NullMarked
package org.jieli.chronic.homevisit;

import org.jspecify.annotations.NullMarked;
