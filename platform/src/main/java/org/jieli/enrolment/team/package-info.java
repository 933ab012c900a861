/** Family-doctor teams: members, grid, list size. */
@NullMarked
package org.jieli.enrolment.team;

import org.jspecify.annotations.NullMarked;
