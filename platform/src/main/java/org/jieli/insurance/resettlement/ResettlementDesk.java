package org.jieli.insurance.resettlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.parameter.BillsOfRules;
import org.jieli.insurance.parameter.LeftAsIs;
import org.jieli.insurance.parameter.SettledAgain;
import org.jieli.insurance.resettlement.ResettlementRepository.Left;
import org.jieli.insurance.rules.RuleSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes down which bills are to be settled again, in the transaction of the issue, and tells how far they are. */
@Service
@Transactional
class ResettlementDesk implements BillsOfRules {

    private final ResettlementRepository resettlements;
    private final AuditLog audit;
    private final Clock clock;

    ResettlementDesk(ResettlementRepository resettlements, AuditLog audit, Clock clock) {
        this.resettlements = resettlements;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public long onDaysOf(RuleSet set) {
        return hasBegun(set) ? resettlements.bills(Resettlement.of(set)) : 0;
    }

    /** Also where there is no bill yet: one may be on its way in another transaction. */
    @Override
    public void settleAgain(RuleSet set, String by) {
        if (hasBegun(set)) {
            resettlements.insert(Resettlement.of(set), by, clock.instant());
        }
    }

    @Override
    public boolean tryAgain(UUID ruleSet) {
        return resettlements.again(ruleSet);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SettledAgain> of(UUID ruleSet) {
        return resettlements.find(ruleSet);
    }

    @Override
    public List<LeftAsIs> left(UUID ruleSet) {
        List<Left> left = resettlements.left(ruleSet);
        if (!left.isEmpty()) {
            audit.listed(
                    "claim.left-as-is",
                    "rules " + ruleSet,
                    left.stream().map(Left::resident).toList());
        }
        return left.stream().map(Left::shown).toList();
    }

    /** No bill ends after today. */
    private boolean hasBegun(RuleSet set) {
        return !set.from().isAfter(LocalDate.now(clock));
    }
}
