/** Accounts of the units that report: user names by the national rule, first passwords, and who works with a shared account. */
@NullMarked
package org.jieli.assessment.accounts;

import org.jspecify.annotations.NullMarked;
