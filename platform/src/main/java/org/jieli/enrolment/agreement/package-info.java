/** Agreements of residents with teams: signed, renewed, changed, ended. */
@NullMarked
package org.jieli.enrolment.agreement;

import org.jspecify.annotations.NullMarked;
