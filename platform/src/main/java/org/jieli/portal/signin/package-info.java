/** How a resident comes in: his number, and a code by text message. */
@NullMarked
package org.jieli.portal.signin;

import org.jspecify.annotations.NullMarked;
