package org.jieli.enrolment.agreement;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.offer.PackageVersion;
import org.jieli.resident.Guardianships.Acting;
import org.jieli.resident.ResidentSummary;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/**
 * The form of an agreement: a new one, a renewal, or a change of team.
 *
 * @param mode new, renew or change
 * @param before the agreement that is renewed or changed
 * @param running the one that stands in the way of a new one
 * @param sold packages by what the chosen team's institution sells
 */
record SigningPage(
        Mode mode,
        ResidentSummary resident,
        Set<KeyPopulation> populations,
        @Nullable Agreement before,
        @Nullable Agreement running,
        List<CareTeam> teams,
        @Nullable CareTeam team,
        List<PackageVersion> sold,
        List<Acting> guardians,
        boolean underAge,
        int signingAge,
        int mostYears,
        SigningForm typed,
        FormFault fault) {

    /** What the form is for. */
    enum Mode {
        NEW,
        RENEW,
        CHANGE
    }

    String action() {
        return switch (mode) {
            case NEW -> "/enrolments?resident=" + resident.id();
            case RENEW -> "/enrolments/" + of() + "/renew";
            case CHANGE -> "/enrolments/" + of() + "/change";
        };
    }

    /** The same form with another team chosen. */
    String reload() {
        return switch (mode) {
            case NEW -> "/enrolments/new";
            case RENEW -> "/enrolments/" + of() + "/renew";
            case CHANGE -> "/enrolments/" + of() + "/change";
        };
    }

    private @Nullable UUID of() {
        return before == null ? null : before.id();
    }
}
