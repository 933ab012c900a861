/** The record as he may read it, who has looked at it, and what he agreed to. */
@NullMarked
package org.jieli.portal.record;

import org.jspecify.annotations.NullMarked;
