package org.jieli.insurance.claim;

import java.util.List;
import java.util.UUID;
import org.jieli.insurance.rules.RuleSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Settles a person's bills again by the rules that hold now. Work of the system, in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SettlingAgain {

    private final ClaimRepository claims;
    private final SettlingClaims settling;

    SettlingAgain(ClaimRepository claims, SettlingClaims settling) {
        this.claims = claims;
        this.settling = settling;
    }

    /**
     * The bills that came out otherwise because a version was issued, with those that follow them; a second time there are none.
     *
     * @throws org.jieli.shared.Fault when one of the person's bills cannot be settled
     */
    public List<SettlementChange> settle(UUID resident, RuleSet issued) {
        claims.lockPerson(resident);
        return settling.settle(resident, Because.of(issued));
    }
}
