/** Tries a policy on last year's bills before it is issued: what the fund, people, institutions and alliances would have got. */
@NullMarked
package org.jieli.insurance.replay;

import org.jspecify.annotations.NullMarked;
