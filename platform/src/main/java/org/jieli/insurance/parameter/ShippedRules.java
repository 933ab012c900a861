package org.jieli.insurance.parameter;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the example versions into the database, once each; one that cannot be read keeps the application from starting. */
@Component
class ShippedRules implements InitializingBean {

    /** File names without ending, in the order of the facts. */
    static final List<String> NAMES = List.of(
            "linear-city",
            "henan-resident-2017",
            "anhui-resident-2019",
            "beijing-employee",
            "beijing-resident",
            "shanghai-resident",
            "chengdu-employee",
            "xuzhou-resident",
            "xuzhou-employee",
            "kunming-resident",
            "kunming-employee",
            "xiamen-resident",
            "xiamen-employee",
            "qinghai-ladder-2014",
            "heilongjiang-restricted-2015");

    private static final String BY = "接力 Jieli";

    private final RuleSetRepository sets;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ShippedRules(RuleSetRepository sets, TransactionTemplate transactions, Clock clock) {
        this.sets = sets;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        transactions.executeWithoutResult(status ->
                NAMES.forEach(name -> sets.insert(RuleFile.shipped(name), RuleState.EXAMPLE, BY, clock.instant())));
    }
}
