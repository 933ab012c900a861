package org.jieli.insurance.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.claim.CoverageBook;
import org.jieli.insurance.claim.Insured;
import org.jieli.insurance.claim.ResidenceDesk;
import org.jieli.insurance.claim.ResidenceDesk.Registered;
import org.jieli.insurance.registration.Residence;
import org.jieli.insurance.registration.ResidenceBook;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers that insured people live elsewhere for long; what that would come to for their bills can be seen before. */
@Service
@Transactional
public class RegisteringResidence {

    private static final int LOOKED_AT = 200;
    private static final int HITS = 10;
    private static final int COUNTY = 6;

    private final ResidenceDesk desk;
    private final ResidenceBook book;
    private final CoverageBook coverage;
    private final ReadingPeople reading;
    private final Divisions divisions;
    private final Clock clock;

    RegisteringResidence(
            ResidenceDesk desk,
            ResidenceBook book,
            CoverageBook coverage,
            ReadingPeople reading,
            Divisions divisions,
            Clock clock) {
        this.desk = desk;
        this.book = book;
        this.coverage = coverage;
        this.reading = reading;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** That it was registered. */
    record Done(UUID id) {}

    /** What a registration would come to that nobody has confirmed yet; thrown so that nothing of it is kept. */
    static final class Unconfirmed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Registered tried;

        private Unconfirmed(Registered tried) {
            super("bills: " + tried.bills());
            this.tried = tried;
        }

        Registered tried() {
            return tried;
        }
    }

    /** A place to be chosen. */
    record Place(String code, String name, String detail) {}

    /** One with the name of its place. */
    public record Named(Residence it, String place) {}

    /** Whom the region insures or insured under a number. */
    UUID person(@Nullable String number) {
        String region = FundPost.region();
        return coverage.withNumber(number == null ? "" : number).stream()
                .filter(each -> each.region().equals(region))
                .map(Insured::residentId)
                .findFirst()
                .orElseThrow(() -> new Fault(
                        CommonFault.INVALID, List.of(FieldFault.of("personNumber", "insurance.coverage.unknown"))));
    }

    List<Named> of(UUID resident) {
        String region = FundPost.region();
        return book.of(resident).stream()
                .filter(each -> each.region().equals(region))
                .map(each -> new Named(each, name(each.place())))
                .toList();
    }

    String name(String code) {
        return code.isEmpty() ? "" : divisions.fullName(code, today());
    }

    /** Provinces, cities and counties outside of the region by part of their name, the higher ones first. */
    List<Place> places(String text) {
        String region = FundPost.region();
        return divisions.search(text.strip(), today(), LOOKED_AT).stream()
                .filter(each -> each.code().length() <= COUNTY)
                .filter(each -> !each.code().startsWith(region) && !region.startsWith(each.code()))
                .sorted(Comparator.comparing(Division::level))
                .limit(HITS)
                .map(each -> new Place(each.code(), divisions.fullName(each.code(), today()), each.code()))
                .toList();
    }

    Done register(UUID resident, TypedResidence typed) {
        Residence wanted = wanted(resident, typed);
        desk.write(wanted);
        return new Done(wanted.id());
    }

    /** Registers it; {@link Unconfirmed} while bills lie behind it and nobody has confirmed what was shown of them. */
    Done registerConfirmed(UUID resident, TypedResidence typed) {
        Residence wanted = wanted(resident, typed);
        Registered registered = desk.write(wanted);
        if (registered.bills() > 0 && !typed.isConfirmed()) {
            throw new Unconfirmed(registered);
        }
        return new Done(wanted.id());
    }

    private Residence wanted(UUID resident, TypedResidence typed) {
        reading.coverages(resident);
        Residence wanted = typed.residence(Identifiers.next(), resident, FundPost.region(), divisions, clock);
        boolean known = typed.id().isEmpty()
                || of(resident).stream().anyMatch(each -> each.it().id().equals(wanted.id()));
        if (!known) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return wanted;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
