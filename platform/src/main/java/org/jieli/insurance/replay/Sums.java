package org.jieli.insurance.replay;

import java.math.BigDecimal;
import org.jieli.insurance.entitlement.Parts;

/** Sums of a group of bills, fen; it is added to while a replay runs. */
final class Sums {

    long claims;
    long bill;
    long fundBefore;
    long fundAfter;
    long othersBefore;
    long othersAfter;
    long personBefore;
    long personAfter;
    long better;
    long worse;

    void add(Compared compared) {
        claims++;
        bill += compared.bill();
        fundBefore += compared.fundBefore();
        fundAfter += compared.fundAfter();
        othersBefore += compared.othersBefore();
        othersAfter += compared.othersAfter();
        personBefore += compared.personBefore();
        personAfter += compared.personAfter();
    }

    /** Counts one bill or person whose own part changed by so many fen. */
    void count(long change) {
        if (change < 0) {
            better++;
        } else if (change > 0) {
            worse++;
        }
    }

    void add(Sums more) {
        claims += more.claims;
        bill += more.bill;
        fundBefore += more.fundBefore;
        fundAfter += more.fundAfter;
        othersBefore += more.othersBefore;
        othersAfter += more.othersAfter;
        personBefore += more.personBefore;
        personAfter += more.personAfter;
        better += more.better;
        worse += more.worse;
    }

    /** What two versions make of one bill, fen. */
    record Compared(
            long bill,
            long fundBefore,
            long fundAfter,
            long othersBefore,
            long othersAfter,
            long personBefore,
            long personAfter) {

        static Compared of(Parts before, Parts after) {
            return new Compared(
                    fen(before.total()),
                    fen(before.basic()),
                    fen(after.basic()),
                    fen(before.critical()) + fen(before.assistance()),
                    fen(after.critical()) + fen(after.assistance()),
                    fen(before.person()),
                    fen(after.person()));
        }

        long change() {
            return personAfter - personBefore;
        }

        private static long fen(BigDecimal yuan) {
            return yuan.unscaledValue().longValueExact();
        }
    }
}
