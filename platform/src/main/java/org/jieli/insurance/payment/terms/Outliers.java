package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;

/**
 * Which cases are too cheap or too dear for their group (医保办发〔2021〕27号 for points).
 *
 * @param lowBelow a case below this share of the average cost is paid at its cost, e.g. 0.5
 * @param highAbove a case above this multiple gets (ratio − multiple + 1) × weight, e.g. 2
 */
public record Outliers(BigDecimal lowBelow, BigDecimal highAbove) {}
