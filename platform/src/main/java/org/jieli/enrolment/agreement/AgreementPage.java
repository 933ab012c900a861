package org.jieli.enrolment.agreement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.EnrolmentRequests.Rating;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.fulfilment.Promise;
import org.jieli.enrolment.offer.Offers;
import org.jieli.enrolment.offer.PackageVersion;
import org.jieli.enrolment.offer.Price;
import org.jieli.institution.InstitutionSummary;
import org.jieli.resident.ResidentSummary;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/**
 * What the record of an agreement shows.
 *
 * @param beyond services given that no package promised
 * @param followed whether it was renewed or changed already
 * @param typed what was typed into one of its forms
 * @param part which form the fault belongs to: end, decline or service
 */
record AgreementPage(
        Agreement agreement,
        ResidentSummary resident,
        Set<KeyPopulation> populations,
        CareTeam team,
        List<PackageVersion> packages,
        List<Promise> promises,
        List<Promise.Service> beyond,
        List<Rating> ratings,
        Map<UUID, InstitutionSummary> places,
        boolean worksIn,
        boolean followed,
        boolean isEndingSoon,
        LocalDate today,
        Map<String, String> typed,
        String part,
        FormFault fault) {

    Phase phase() {
        return agreement.phaseOn(today);
    }

    Price price() {
        return Offers.together(packages);
    }

    String path() {
        return "/enrolments/" + agreement.id();
    }

    String place(UUID id) {
        InstitutionSummary place = places.get(id);
        return place == null ? "–" : place.name();
    }

    FormFault faultOf(String form) {
        return part.equals(form) ? fault : FormFault.NONE;
    }

    /** Given of promised in the years begun, by count; null where nothing is promised. */
    @Nullable
    BigDecimal rate() {
        int promised = 0;
        int given = 0;
        for (Promise promise : promises) {
            if (promise.times() != null) {
                promised += promise.times();
                given += Math.min(promise.given(), promise.times());
            }
        }
        return promised == 0
                ? null
                : BigDecimal.valueOf(given).divide(BigDecimal.valueOf(promised), 4, RoundingMode.HALF_UP);
    }
}
