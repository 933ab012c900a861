package org.jieli.insurance.budget;

import java.math.BigDecimal;

/**
 * The heads of a group with what the alliance gets for them.
 *
 * @param group code in the budget's terms
 */
record HeadLine(String group, int heads, BigDecimal amount) {}
