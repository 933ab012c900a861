package org.jieli.insurance.parameter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.rules.RuleSet;

/** The bills that lie on the days of a version, as the slice tells them that settles them again. */
public interface BillsOfRules {

    /** Bills are counted up to so many. */
    long MOST_COUNTED = 100_000;

    /** How many bills lie on its days, within the asker's scope; one above {@link #MOST_COUNTED} stands for more than that. */
    long onDaysOf(RuleSet set);

    /** Has them settled again after the transaction in which the version is issued. */
    void settleAgain(RuleSet set, String by);

    /** Has those settled again that could not be; false while it is at work anyhow. */
    boolean tryAgain(UUID ruleSet);

    /** How far it is; empty where nothing lies before the day of its issue. */
    Optional<SettledAgain> of(UUID ruleSet);

    /** The people whose bills could not be settled again, at most a few; takes down who reads them. */
    List<LeftAsIs> left(UUID ruleSet);
}
