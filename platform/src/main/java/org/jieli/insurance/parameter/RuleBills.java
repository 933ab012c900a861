package org.jieli.insurance.parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.InsuranceFault;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What readers of a version may know of the bills on its days. */
@Service
@Transactional
class RuleBills {

    private final RuleDesk desk;
    private final BillsOfRules bills;
    private final AuditLog audit;

    RuleBills(RuleDesk desk, BillsOfRules bills, AuditLog audit) {
        this.desk = desk;
        this.bills = bills;
        this.audit = audit;
    }

    /** Bills that are settled already though they lie on the days of a version that is not issued yet. */
    @Transactional(readOnly = true)
    long onDaysOf(StoredRuleSet stored) {
        return bills.onDaysOf(stored.set());
    }

    @Transactional(readOnly = true)
    Optional<SettledAgain> settledAgain(UUID id) {
        desk.require(id);
        return bills.of(id);
    }

    /** Nobody but the bureau sees whose they are, and only at the end: the page asks again every moment until then. */
    List<LeftAsIs> left(UUID id) {
        boolean ended = bills.of(id).filter(SettledAgain::hasEnded).isPresent();
        return ended && mayOpen() ? bills.left(id) : List.of();
    }

    /** Whether the asker may open the bills. */
    boolean mayOpen() {
        return desk.isBureau();
    }

    /** Has the bills settled again that could not be; {@link InsuranceFault#STATE} while they are at work. */
    void tryAgain(UUID id) {
        String region = FundPost.region();
        StoredRuleSet stored = desk.require(id);
        if (!stored.set().region().equals(region)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (!bills.tryAgain(id)) {
            throw new Fault(InsuranceFault.STATE);
        }
        audit.record("insurance.rules-settle-again", null, "rule-set", id, Map.of());
    }
}
