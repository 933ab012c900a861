/** The plan that a hospital and the family doctor agree on after a down-referral. */
@NullMarked
package org.jieli.chronic.jointplan;

import org.jspecify.annotations.NullMarked;
