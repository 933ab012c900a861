/** The budget of an alliance: prepaid by heads, charged with care elsewhere, pre-closed by month, closed by year and shared. */
@NullMarked
package org.jieli.insurance.budget;

import org.jspecify.annotations.NullMarked;
