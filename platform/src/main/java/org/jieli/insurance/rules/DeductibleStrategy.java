package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the deductible of a stay is counted that follows another of the same disease cycle; a region chooses one for each direction. */
public enum DeductibleStrategy {
    /** As if it stood alone. */
    FULL {
        @Override
        public BigDecimal due(CycleSoFar cycle, BigDecimal own, BigDecimal nth) {
            return own;
        }
    },
    /** The level's deductible less what was really paid in the cycle (补差). */
    DIFFERENCE_TOP_UP {
        @Override
        public BigDecimal due(CycleSoFar cycle, BigDecimal own, BigDecimal nth) {
            return own.subtract(cycle.paid()).max(BigDecimal.ZERO);
        }
    },
    /** One deductible a cycle, that of the highest level: only what it exceeds the highest so far, paid or not. */
    HIGHEST_LEVEL_ONLY {
        @Override
        public BigDecimal due(CycleSoFar cycle, BigDecimal own, BigDecimal nth) {
            return own.subtract(cycle.highest()).max(BigDecimal.ZERO);
        }
    },
    /** Half of the level's. */
    HALVING {
        @Override
        public BigDecimal due(CycleSoFar cycle, BigDecimal own, BigDecimal nth) {
            return own.divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP);
        }
    },
    /** The nth amount of the level's list for the nth stay of the cycle; the last amount is the floor. */
    DECREASING_WITH_FLOOR {
        @Override
        public BigDecimal due(CycleSoFar cycle, BigDecimal own, BigDecimal nth) {
            return nth.min(own);
        }
    },
    /** None. */
    ZERO {
        @Override
        public BigDecimal due(CycleSoFar cycle, BigDecimal own, BigDecimal nth) {
            return BigDecimal.ZERO;
        }
    };

    /**
     * What is due, yuan.
     *
     * @param cycle what happened in the cycle before this stay
     * @param own what a first stay at this level would pay, rules by age and group applied
     * @param nth the same for the stay's place in the cycle, from the level's list
     */
    public abstract BigDecimal due(CycleSoFar cycle, BigDecimal own, BigDecimal nth);
}
