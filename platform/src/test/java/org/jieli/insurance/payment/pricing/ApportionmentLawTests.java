package org.jieli.insurance.payment.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Parts of an amount add up to the fen, whatever the weights. */
class ApportionmentLawTests {

    private static final BigDecimal FEN = new BigDecimal("0.01");

    @Property
    void partsAddUpAndEachIsWithinAFenOfItsShare(
            @ForAll @BigRange(min = "0", max = "999999999") @Scale(2) BigDecimal yuan,
            @ForAll @Size(min = 1, max = 40) List<@BigRange(min = "0", max = "5000") @Scale(4) BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> parts = Apportionment.of(yuan, weights);
        assertThat(parts).hasSameSizeAs(weights).allMatch(part -> part.signum() >= 0);
        if (sum.signum() == 0) {
            assertThat(parts).allMatch(part -> part.signum() == 0);
            return;
        }
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(yuan);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal exact = yuan.multiply(weights.get(i)).divide(sum, 10, RoundingMode.HALF_UP);
            assertThat(parts.get(i).subtract(exact).abs()).isLessThan(FEN);
        }
    }

    @Test
    void theFenThatIsLeftGoesToTheLargestRemainder() {
        assertThat(Apportionment.of(new BigDecimal("100.00"), List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
        assertThat(Apportionment.of(new BigDecimal("0.10"), List.of(new BigDecimal("1.9"), new BigDecimal("1.1"))))
                .containsExactly(new BigDecimal("0.06"), new BigDecimal("0.04"));
    }
}
