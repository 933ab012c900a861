package org.jieli.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Randomness that gives the same region for the same number: every person and institution has a stream of his own. */
final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed, String stream, long index) {
        return new Chance(new SplittableRandom(scrambled(seed ^ scrambled(stream.hashCode() ^ scrambled(index)))));
    }

    /** Spreads neighbouring numbers over all bits (the finaliser of MurmurHash3), so that streams do not overlap. */
    private static long scrambled(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int from, int toInclusive) {
        return random.nextInt(from, toInclusive + 1);
    }

    double nextDouble() {
        return random.nextDouble();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The index of a weight, in proportion. */
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double point = random.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            point -= weights[i];
            if (point < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** How often something happens that happens {@code mean} times on average. */
    int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** Skewed to the right around a mean, as costs and stays are. */
    double skewed(double mean) {
        double sigma = 0.55;
        return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }

    /** A version 7 identifier for an instant, so that demo rows sort by time as real ones do. */
    UUID identifier(long epochMillis) {
        long high = (epochMillis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
