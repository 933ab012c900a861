package org.jieli.insurance.payment.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Shares an amount out by weights so that the parts add up to the fen: the largest remainders get the fen that rounding leaves. */
public final class Apportionment {

    private static final int FEN = 2;

    private Apportionment() {}

    /**
     * The parts, in the order of the weights.
     *
     * @param yuan what is shared, not negative, at most two decimals
     * @param weights not negative; when all are zero all parts are zero, and the caller keeps the amount
     */
    public static List<BigDecimal> of(BigDecimal yuan, List<BigDecimal> weights) {
        BigInteger fen = yuan.movePointRight(FEN).toBigIntegerExact();
        BigInteger[] whole = whole(weights);
        BigInteger sum = Arrays.stream(whole).reduce(BigInteger.ZERO, BigInteger::add);
        if (fen.signum() < 0 || Arrays.stream(whole).anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("Neither the amount nor a weight may be negative");
        }
        BigInteger[] parts = new BigInteger[whole.length];
        if (sum.signum() == 0) {
            Arrays.fill(parts, BigInteger.ZERO);
            return yuan(parts);
        }
        BigInteger[] rests = new BigInteger[whole.length];
        BigInteger left = fen;
        for (int i = 0; i < whole.length; i++) {
            BigInteger[] divided = fen.multiply(whole[i]).divideAndRemainder(sum);
            parts[i] = divided[0];
            rests[i] = divided[1];
            left = left.subtract(parts[i]);
        }
        giveRemainder(parts, rests, left.intValueExact());
        return yuan(parts);
    }

    private static void giveRemainder(BigInteger[] parts, BigInteger[] rests, int left) {
        Integer[] order = new Integer[rests.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing((Integer i) -> rests[i]).reversed());
        for (int i = 0; i < left; i++) {
            parts[order[i]] = parts[order[i]].add(BigInteger.ONE);
        }
    }

    private static BigInteger[] whole(List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        int least = Math.max(scale, 0);
        return weights.stream()
                .map(weight -> weight.setScale(least, RoundingMode.UNNECESSARY).unscaledValue())
                .toArray(BigInteger[]::new);
    }

    private static List<BigDecimal> yuan(BigInteger[] parts) {
        List<BigDecimal> yuan = new ArrayList<>(parts.length);
        for (BigInteger part : parts) {
            yuan.add(new BigDecimal(part, FEN));
        }
        return yuan;
    }
}
