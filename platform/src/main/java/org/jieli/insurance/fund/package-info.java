/** Where the fund's money goes: figures of a region by month and place, each opening to its bills. */
@NullMarked
package org.jieli.insurance.fund;

import org.jspecify.annotations.NullMarked;
