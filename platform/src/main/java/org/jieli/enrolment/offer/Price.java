package org.jieli.enrolment.offer;

import java.math.BigDecimal;

/** What a package costs a person a year, in yuan, and who pays: the three parts are the whole to the cent. */
public record Price(BigDecimal fee, BigDecimal insurance, BigDecimal publicHealth, BigDecimal person) {

    public static final Price NOTHING = new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal paid() {
        return insurance.add(publicHealth).add(person);
    }

    public boolean isWhole() {
        return fee.compareTo(paid()) == 0;
    }

    public Price plus(Price other) {
        return new Price(
                fee.add(other.fee),
                insurance.add(other.insurance),
                publicHealth.add(other.publicHealth),
                person.add(other.person));
    }
}
