package org.jieli.insurance.path;

import java.math.BigDecimal;
import java.util.List;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.PathReason;
import org.jieli.insurance.PlaceCost;
import org.jieli.insurance.PlaceCost.Share;
import org.jieli.insurance.PlaceCost.WayCost;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.path.ExpectedClaim.Way;
import org.jieli.insurance.path.PersonsYear.SoFar;
import org.jieli.insurance.rules.RuleSet;

/** Calculates expected bills of one person after what he had so far; nothing that it calculates counts for the next. */
final class PathCalculation {

    private final InsuredPerson person;
    private final RuleSet rules;
    private final Entitlement entitlement;
    private final SoFar soFar;

    PathCalculation(InsuredPerson person, RuleSet rules, Entitlement entitlement, SoFar soFar) {
        this.person = person;
        this.rules = rules;
        this.entitlement = entitlement;
        this.soFar = soFar;
    }

    /** The typical case, with every step told. */
    Settlement typical(ExpectedClaim expected, Way way, PastCost past) {
        return settle(expected, way, past, past.median(), true);
    }

    WayCost cost(ExpectedClaim expected, Way way, PastCost past) {
        Settlement typical = settle(expected, way, past, past.median(), false);
        return new WayCost(
                share(settle(expected, way, past, past.p25(), false)),
                share(typical),
                share(settle(expected, way, past, past.p75(), false)),
                typical.stepwise());
    }

    List<PathReason> reasons(ExpectedClaim expected, Standing.Place place, PastCost past, boolean emergency) {
        return Reasons.of(
                settle(expected, Way.REFERRED, past, past.median(), false),
                settle(expected, emergency ? Way.EMERGENCY : Way.DIRECT, past, past.median(), false),
                place,
                place.level().orElseThrow(),
                rules.rules().referral(),
                emergency);
    }

    static PlaceCost.PastCases cases(PastCost past) {
        return new PlaceCost.PastCases(
                past.cases(), past.p25(), past.median(), past.p75(), past.institutionId() != null);
    }

    private Settlement settle(ExpectedClaim expected, Way way, PastCost past, BigDecimal amount, boolean withLedger) {
        return entitlement.settle(
                person, expected.by(way, past.bill(amount)), soFar.course().copy(), withLedger);
    }

    private static Share share(Settlement settlement) {
        Parts parts = settlement.parts();
        return new Share(parts.total(), parts.insured(), parts.person());
    }
}
