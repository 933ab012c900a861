/** Bills: who is insured, what comes in, what is wrong with it, what it settles to, corrections and what they change, one case explained. */
@NullMarked
package org.jieli.insurance.claim;

import org.jspecify.annotations.NullMarked;
