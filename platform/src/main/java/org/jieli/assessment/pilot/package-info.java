/** Cities apply to be pilots, provinces recommend them in order, the nation decides; who is a pilot on a day. */
@NullMarked
package org.jieli.assessment.pilot;

import org.jspecify.annotations.NullMarked;
