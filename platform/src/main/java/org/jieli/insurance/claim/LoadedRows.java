package org.jieli.insurance.claim;

import java.util.List;
import org.jieli.database.BulkLoad;
import org.jieli.insurance.entitlement.Link;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.springframework.stereotype.Component;

/** Writes what a load settled with COPY. */
@Component
class LoadedRows {

    private final BulkLoad load;

    LoadedRows(BulkLoad load) {
        this.load = load;
    }

    /** A settled bill, its steps and balances in JSON already. */
    record Done(StoredClaim claim, Settlement settlement, String ledger, String balances) {}

    void write(List<Insured> insured, List<Done> done) {
        coverages(insured);
        claims(done);
        settlements(done);
    }

    private void coverages(List<Insured> insured) {
        load.load(
                "insurance.coverage",
                List.of(
                        "id",
                        "resident_id",
                        "region",
                        "scheme",
                        "person_number",
                        "born",
                        "sex",
                        "groups",
                        "assistance",
                        "valid"),
                rows -> insured.forEach(it -> rows.row(
                        it.id(),
                        it.residentId(),
                        it.region(),
                        it.scheme(),
                        it.personNumber(),
                        it.born(),
                        CoverageBook.letter(it.sex()),
                        it.groups(),
                        it.assistance(),
                        "[" + it.from() + ",)")));
    }

    private void claims(List<Done> done) {
        load.load(
                "insurance.claim",
                ClaimColumns.NAMES,
                rows -> done.forEach(each -> ClaimColumns.row(rows, each.claim())));
    }

    private void settlements(List<Done> done) {
        load.load(
                "insurance.settlement",
                List.of(
                        "claim_id",
                        "revision",
                        "resident_id",
                        "institution_id",
                        "region",
                        "rule_set",
                        "year",
                        "covered",
                        "deductible",
                        "basic",
                        "critical",
                        "assistance",
                        "person",
                        "stepwise",
                        "cycle",
                        "follows",
                        "direction",
                        "ledger",
                        "balances"),
                rows -> done.forEach(each -> row(rows, each)));
    }

    private static void row(BulkLoad.Rows rows, Done each) {
        Settlement it = each.settlement();
        Parts parts = it.parts();
        Link link = it.link();
        rows.row(
                it.claim(),
                1,
                each.claim().residentId(),
                each.claim().claim().institutionId(),
                each.claim().region(),
                it.ruleSet(),
                it.year(),
                parts.covered(),
                parts.deductible(),
                parts.basic(),
                parts.critical(),
                parts.assistance(),
                parts.person(),
                it.stepwise(),
                link == null ? null : link.cycle(),
                link == null ? null : link.follows(),
                link == null ? null : link.direction(),
                each.ledger(),
                each.balances());
    }
}
