package org.jieli.insurance.claim;

import java.util.List;
import org.jieli.database.BulkLoad;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;

/** The columns of a bill, for loads with COPY. */
final class ClaimColumns {

    static final List<String> NAMES = List.of(
            "id",
            "number",
            "resident_id",
            "region",
            "scheme",
            "kind",
            "institution_id",
            "level",
            "area",
            "from_on",
            "to_on",
            "diagnosis",
            "diagnosis_name",
            "arrival",
            "exemption",
            "registration",
            "referral_id",
            "referral_from_claim",
            "referral_registered_on",
            "referral_cancelled",
            "contracted",
            "items",
            "amounts",
            "quantities",
            "total",
            "encounter_id",
            "received_at",
            "received_by");

    private ClaimColumns() {}

    static void row(BulkLoad.Rows rows, StoredClaim it) {
        Claim claim = it.claim();
        ReferralUsed referral = claim.referral();
        rows.row(
                claim.id(),
                it.number(),
                it.residentId(),
                it.region(),
                it.scheme(),
                claim.kind(),
                claim.institutionId(),
                claim.level(),
                claim.area(),
                claim.from(),
                claim.to(),
                claim.diagnosis(),
                it.diagnosisName(),
                claim.arrival(),
                claim.exemption(),
                claim.registration(),
                referral == null ? null : referral.referralId(),
                referral == null ? null : referral.fromClaim(),
                referral == null ? null : referral.registeredOn(),
                referral != null && referral.cancelled(),
                it.contracted(),
                claim.lines().stream().map(BillLine::item).toList(),
                claim.lines().stream().map(BillLine::amount).toList(),
                claim.lines().stream().map(LoadingClaims::quantity).toList(),
                claim.total(),
                it.encounterId(),
                it.receivedAt(),
                it.receivedBy());
    }
}
