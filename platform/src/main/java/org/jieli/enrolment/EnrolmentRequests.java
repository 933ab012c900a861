package org.jieli.enrolment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What residents do themselves ("互联网+签约"): look for a team, propose an agreement, see what it gives, rate it. Called in the scope of
 * the person; other people's agreements do not exist there.
 */
public interface EnrolmentRequests {

    /** Teams for the resident's home, with what they sell today; the closest grid first. */
    List<TeamOffer> offers(UUID residentId);

    /**
     * Proposes an agreement to a team, which accepts or declines it; its identifier. Faults name the fields {@code team}, {@code kind},
     * {@code years}, {@code packages}, {@code guardian}, {@code signature}, {@code identityCheck}; as a whole
     * {@link EnrolmentFault#ALREADY}, {@link EnrolmentFault#PROPOSED_ALREADY}, {@link EnrolmentFault#DEAD}.
     */
    UUID propose(Proposal proposal);

    /** The faults that {@link #propose} would answer with now, thrown before anybody goes to the trouble of signing. */
    void check(Proposal proposal);

    /** Takes a proposal back that nobody has answered. */
    void withdraw(UUID agreementId);

    /** A resident's agreements and proposals, the newest first. */
    List<OwnAgreement> of(UUID residentId);

    /** What an agreement promised and gave so far. */
    List<OwnService> services(UUID agreementId);

    /** Rates the agreement's present year, 1 to 5 with words if he likes; once a year, a later rating takes its place. */
    void rate(UUID agreementId, int score, @Nullable String words);

    Optional<Rating> rating(UUID agreementId);

    /** A team with its packages. */
    record TeamOffer(CareTeam team, List<PackageOffer> packages) {}

    /** A package that is sold, with what a year costs and what of it the person pays, in yuan. */
    record PackageOffer(
            UUID id, String name, boolean basic, String about, BigDecimal fee, BigDecimal person, List<String> items) {}

    /**
     * A proposal as signed on the phone.
     *
     * @param guardianId who signs for somebody under age, unable, or who let him act; null when the person does
     * @param identityCheck how the portal made sure who signs, e.g. the code that was sent to the phone
     * @param signature what was signed
     */
    record Proposal(
            UUID residentId,
            UUID teamId,
            AgreementKind kind,
            int years,
            List<UUID> packages,
            @Nullable UUID guardianId,
            boolean unable,
            String identityCheck,
            String signature) {

        public Proposal {
            packages = List.copyOf(packages);
        }
    }

    /**
     * An agreement as its resident sees it.
     *
     * @param phase PROPOSED, COMING, RUNNING, ENDED, DECLINED or WITHDRAWN; words under {@code Phase.<name>}
     * @param answer why the team declined, null otherwise
     */
    record OwnAgreement(
            UUID id,
            UUID teamId,
            String teamName,
            String doctorName,
            AgreementKind kind,
            String phase,
            LocalDate from,
            LocalDate to,
            @Nullable String answer) {}

    /** A promised service: how often a year (null as needed), how often given, when the next is due. */
    record OwnService(
            ServiceKind kind,
            String words,
            @Nullable Integer times,
            int given,
            @Nullable LocalDate dueOn,
            LocalDate yearFrom,
            LocalDate yearTo) {}

    /** What the resident thinks of his present year. */
    record Rating(int year, int score, @Nullable String words) {}
}
