package org.jieli.insurance.claim;

import java.time.LocalDate;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;

/** The rules in force, as a course asks for them. */
record BookRules(RuleBook book) implements SettledCourse.Rules {

    @Override
    public RuleSet on(String region, Scheme scheme, LocalDate day) {
        return book.on(region, scheme, day).orElseThrow(() -> new Fault(InsuranceFault.NO_RULES, scheme, day));
    }

    @Override
    public Entitlement entitlement(RuleSet set) {
        return book.entitlement(set.id());
    }
}
