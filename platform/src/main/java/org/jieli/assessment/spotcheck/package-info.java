/** Spot checks: samples drawn by a rule, findings of items, corrections as new frozen versions, and their confirmation. */
@NullMarked
package org.jieli.assessment.spotcheck;

import org.jspecify.annotations.NullMarked;
