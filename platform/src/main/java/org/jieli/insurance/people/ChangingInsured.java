package org.jieli.insurance.people;

import java.util.List;
import java.util.UUID;
import org.jieli.insurance.claim.CoverageDesk;
import org.jieli.insurance.claim.CoverageDesk.Written;
import org.jieli.insurance.claim.Insured;
import org.jieli.insurance.claim.NewCoverage;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** Changes what holds of insured people; what that would come to for their bills can be seen before. */
@Service
@Transactional
class ChangingInsured {

    private final CoverageDesk desk;
    private final ReadingPeople reading;

    ChangingInsured(CoverageDesk desk, ReadingPeople reading) {
        this.desk = desk;
        this.reading = reading;
    }

    /** What was written. */
    record Done(int rows, int bills) {}

    /** What a change would come to that nobody has confirmed yet; thrown so that nothing of it is kept. */
    static final class Unconfirmed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Written tried;

        private Unconfirmed(Written tried) {
            super("bills: " + tried.bills());
            this.tried = tried;
        }

        Written tried() {
            return tried;
        }
    }

    /** Changes it; {@link Unconfirmed} while bills lie behind it and nobody has confirmed what was shown of them. */
    Done change(UUID resident, TypedChange change) {
        Written written = written(resident, change);
        if (written.bills() > 0 && !change.isConfirmed()) {
            throw new Unconfirmed(written);
        }
        return done(written);
    }

    Done change(List<NewCoverage> rows) {
        return done(desk.write(rows));
    }

    /** What the rows would come to, with the same faults; nothing is kept. */
    Written tried(List<NewCoverage> rows) {
        Written written = desk.write(rows);
        TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
        return written;
    }

    private Written written(UUID resident, TypedChange change) {
        reading.coverages(resident);
        desk.lock(resident);
        List<Insured> known = reading.coverages(resident);
        if (!InsuredRecord.seen(known).equals(change.seen())) {
            throw new Fault(CommonFault.STALE);
        }
        return desk.write(List.of(change.row(resident, known)));
    }

    private static Done done(Written written) {
        return new Done(written.rows(), written.bills());
    }
}
