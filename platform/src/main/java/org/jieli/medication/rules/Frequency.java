package org.jieli.medication.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often a drug is taken. */
public enum Frequency {
    QD(1, 1),
    BID(2, 1),
    TID(3, 1),
    QID(4, 1),
    QN(1, 1),
    QOD(1, 2),
    QW(1, 7),
    PRN(1, 1);

    private final int times;
    private final int perDays;

    Frequency(int times, int perDays) {
        this.times = times;
        this.perDays = perDays;
    }

    public static Optional<Frequency> of(@Nullable String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** Units needed for so many days at a dose, of a drug whose unit holds so many doses; rounded up. */
    public int units(BigDecimal dose, int days, int dosesPerUnit) {
        return dose.multiply(BigDecimal.valueOf((long) times * days))
                .divide(BigDecimal.valueOf((long) perDays * dosesPerUnit), 0, RoundingMode.UP)
                .max(BigDecimal.ONE)
                .intValueExact();
    }
}
