/** His referrals and appointments. */
@NullMarked
package org.jieli.portal.care;

import org.jspecify.annotations.NullMarked;
