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

    Done change(UUID resident, TypedChange change) {
        return done(written(resident, change));
    }

    /** What the change would come to, with the same faults; nothing is kept. */
    Written tried(UUID resident, TypedChange change) {
        return undone(written(resident, change));
    }

    Done change(List<NewCoverage> rows) {
        return done(desk.write(rows));
    }

    Written tried(List<NewCoverage> rows) {
        return undone(desk.write(rows));
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

    private static Written undone(Written written) {
        TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
        return written;
    }
}
