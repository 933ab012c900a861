package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.EnrolmentRequests;
import org.jieli.enrolment.fulfilment.Fulfilment;
import org.jieli.enrolment.offer.Offers;
import org.jieli.enrolment.offer.PackageKind;
import org.jieli.enrolment.offer.PackageVersion;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What residents do themselves, in their own scope. */
@Service
@Transactional
class StoredEnrolmentRequests implements EnrolmentRequests {

    private static final int BEST = 5;
    private static final int LONGEST_WORDS = 500;

    private final AgreementRepository agreements;
    private final RatingRepository ratings;
    private final SigningRules rules;
    private final CareTeams teams;
    private final Offers offers;
    private final Fulfilment fulfilment;
    private final Residents residents;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    StoredEnrolmentRequests(
            AgreementRepository agreements,
            RatingRepository ratings,
            SigningRules rules,
            CareTeams teams,
            Offers offers,
            Fulfilment fulfilment,
            Residents residents,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.agreements = agreements;
        this.ratings = ratings;
        this.rules = rules;
        this.teams = teams;
        this.offers = offers;
        this.fulfilment = fulfilment;
        this.residents = residents;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TeamOffer> offers(UUID residentId) {
        ResidentSummary resident = resident(residentId);
        LocalDate today = LocalDate.now(clock);
        return teams.near(resident.division()).stream()
                .filter(team -> team.leader().isPresent())
                .map(team -> new TeamOffer(
                        team,
                        offers.sold(team.institutionId(), today).stream()
                                .map(StoredEnrolmentRequests::offer)
                                .toList()))
                .toList();
    }

    private static PackageOffer offer(PackageVersion version) {
        return new PackageOffer(
                version.id(),
                version.name(),
                version.kind() == PackageKind.BASIC,
                version.about(),
                version.price().fee(),
                version.price().person(),
                version.items().stream()
                        .map(item -> item.words().isEmpty() ? item.kind().name() : item.words())
                        .toList());
    }

    @Override
    public void check(Proposal proposal) {
        ResidentSummary resident = resident(proposal.residentId());
        LocalDate today = LocalDate.now(clock);
        check(proposal, resident, teams.find(proposal.teamId()).orElse(null), today);
        if (agreements.of(resident.id()).stream().anyMatch(each -> each.state() == AgreementState.PROPOSED)) {
            throw new Fault(EnrolmentFault.PROPOSED_ALREADY);
        }
    }

    private void check(Proposal proposal, ResidentSummary resident, @Nullable CareTeam team, LocalDate today) {
        if (resident.deceasedOn() != null) {
            throw new Fault(EnrolmentFault.DEAD, resident.deceasedOn().toString());
        }
        List<FieldFault> faults = new ArrayList<>(rules.faults(wanted(proposal), resident, team, today, today));
        if (proposal.identityCheck().isBlank()) {
            faults.add(FieldFault.of("identityCheck", "enrolment.identity-check-missing"));
        }
        Fault.throwIfAny(faults);
        if (agreements.running(resident.id(), today).isPresent()) {
            throw new Fault(EnrolmentFault.ALREADY);
        }
    }

    @Override
    public UUID propose(Proposal proposal) {
        ResidentSummary resident = resident(proposal.residentId());
        LocalDate today = LocalDate.now(clock);
        CareTeam team = teams.find(proposal.teamId()).orElse(null);
        check(proposal, resident, team, today);
        Agreement agreement = proposed(wanted(proposal), resident, Objects.requireNonNull(team), today);
        try {
            agreements.insert(agreement);
        } catch (DuplicateKeyException e) {
            throw new Fault(EnrolmentFault.PROPOSED_ALREADY);
        }
        agreements.insertPackages(agreement.id(), proposal.packages());
        residents.makeKnown(resident.id(), team.institutionId(), "enrolment");
        audit.record("enrolment.propose", resident.id(), "agreement", agreement.id(), Map.of("team", team.name()));
        notices.tell(List.of(new Notice(
                team.institutionId(),
                null,
                "enrolment.news-proposed",
                List.of(team.name()),
                "/enrolments/" + agreement.id(),
                "enrolment-proposed:" + agreement.id())));
        return agreement.id();
    }

    private static NewAgreement wanted(Proposal proposal) {
        return new NewAgreement(
                proposal.residentId(),
                proposal.teamId(),
                null,
                proposal.kind(),
                null,
                proposal.years(),
                proposal.packages(),
                SigningPlace.ONLINE,
                proposal.guardianId(),
                proposal.unable(),
                proposal.signature(),
                proposal.identityCheck());
    }

    private Agreement proposed(NewAgreement wanted, ResidentSummary resident, CareTeam team, LocalDate today) {
        CareTeam.Member doctor = team.leader().orElseThrow();
        return new Agreement(
                Identifiers.next(),
                resident.id(),
                resident.birthDate(),
                resident.division(),
                team.id(),
                team.institutionId(),
                doctor.practitionerId(),
                doctor.name(),
                Objects.requireNonNull(wanted.kind()),
                AgreementState.PROPOSED,
                today,
                today.plusYears(Objects.requireNonNull(wanted.years())),
                SigningPlace.ONLINE,
                Objects.requireNonNull(rules.signer(wanted, resident)),
                wanted.guardianId(),
                Objects.requireNonNull(wanted.identityCheck()).strip(),
                Objects.requireNonNull(wanted.signature()).strip(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    @Override
    public void withdraw(UUID agreementId) {
        Agreement agreement = own(agreementId);
        if (!agreements.close(agreementId, AgreementState.WITHDRAWN, null, agreement.signer(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("enrolment.withdraw", agreement.residentId(), "agreement", agreementId, Map.of());
    }

    @Override
    public List<OwnAgreement> of(UUID residentId) {
        resident(residentId);
        List<Agreement> found = agreements.of(residentId);
        Map<UUID, CareTeam> known =
                teams.findAll(found.stream().map(Agreement::teamId).collect(Collectors.toSet()));
        LocalDate today = LocalDate.now(clock);
        return found.stream()
                .map(each -> new OwnAgreement(
                        each.id(),
                        each.teamId(),
                        Objects.requireNonNull(known.get(each.teamId())).name(),
                        each.doctorName(),
                        each.kind(),
                        each.phaseOn(today).name(),
                        each.from(),
                        each.end(),
                        each.answerReason()))
                .toList();
    }

    @Override
    public List<OwnService> services(UUID agreementId) {
        own(agreementId);
        return fulfilment.of(agreementId, LocalDate.now(clock)).stream()
                .map(promise -> new OwnService(
                        promise.kind(),
                        promise.words(),
                        promise.times(),
                        promise.given(),
                        promise.dueOn(),
                        promise.yearFrom(),
                        promise.yearTo()))
                .toList();
    }

    @Override
    public void rate(UUID agreementId, int score, @Nullable String words) {
        Agreement agreement = own(agreementId);
        LocalDate today = LocalDate.now(clock);
        Phase phase = agreement.phaseOn(today);
        if (phase != Phase.RUNNING && phase != Phase.ENDED) {
            throw new Fault(EnrolmentFault.NOT_RUNNING);
        }
        List<FieldFault> faults = new ArrayList<>();
        if (score < 1 || score > BEST) {
            faults.add(FieldFault.of("score", "enrolment.score-range"));
        }
        String text = words == null || words.isBlank() ? null : words.strip();
        if (text != null && text.length() > LONGEST_WORDS) {
            faults.add(FieldFault.of("words", "common.too-long", LONGEST_WORDS));
        }
        Fault.throwIfAny(faults);
        LocalDate day =
                today.isBefore(agreement.end()) ? today : agreement.end().minusDays(1);
        ratings.put(agreement, agreement.yearOn(day), score, text, clock.instant());
        audit.record(
                "enrolment.rate",
                agreement.residentId(),
                "agreement",
                agreementId,
                Map.of("score", Integer.toString(score)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Rating> rating(UUID agreementId) {
        own(agreementId);
        return ratings.of(agreementId).stream().findFirst();
    }

    private ResidentSummary resident(UUID id) {
        return residents.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** Row-level security lets the person see his own alone. */
    private Agreement own(UUID id) {
        return agreements.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }
}
