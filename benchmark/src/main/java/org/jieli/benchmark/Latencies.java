package org.jieli.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long each of many requests took, and how many failed. */
record Latencies(long[] sortedNanos, long failures, double seconds) {

    static Latencies of(List<long[]> parts, long failures, double seconds) {
        long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Latencies(all, failures, seconds);
    }

    double perSecond() {
        return sortedNanos.length / seconds;
    }

    double millis(double quantile) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.min(sortedNanos.length - 1L, Math.round(Math.ceil(quantile * sortedNanos.length)) - 1);
        return sortedNanos[Math.max(0, index)] / 1e6;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%,.0f/s  p50 %.1f ms  p99 %.1f ms  failed %d",
                perSecond(),
                millis(0.5),
                millis(0.99),
                failures);
    }
}
