package org.jieli.insurance.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.registration.Residence;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A registration of living elsewhere as it was typed.
 *
 * @param id of the one to be changed; empty for a new one
 * @param revision that was seen
 * @param place code of a division
 * @param confirmed what was typed when the consequences for bills were shown; empty before
 */
public record TypedResidence(String id, String revision, String place, String from, String to, String confirmed) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    static final TypedResidence NOTHING = new TypedResidence("", "", "", "", "", "");

    static TypedResidence of(Residence it) {
        return new TypedResidence(
                it.id().toString(),
                Integer.toString(it.revision()),
                it.place(),
                it.from().toString(),
                it.to() == null ? "" : it.to().toString(),
                "");
    }

    static TypedResidence read(Map<String, String> typed) {
        return new TypedResidence(
                typed.getOrDefault("id", ""),
                typed.getOrDefault("revision", ""),
                typed.getOrDefault("place", "").strip(),
                typed.getOrDefault("from", "").strip(),
                typed.getOrDefault("to", "").strip(),
                typed.getOrDefault("confirmed", ""));
    }

    /** The same in one word, to see whether what is confirmed is what was shown. */
    public String content() {
        return String.join("|", id, revision, place, from, to);
    }

    boolean isConfirmed() {
        return content().equals(confirmed);
    }

    /** What is to be registered; faults lie in {@code place}, {@code from} and {@code to}. */
    Residence residence(UUID fresh, UUID resident, String region, Divisions divisions, Clock clock) {
        List<FieldFault> faults = new ArrayList<>();
        Optional<Division> where = where(divisions, LocalDate.now(clock));
        if (place.isEmpty()) {
            faults.add(FieldFault.of("place", "common.required"));
        } else if (where.isEmpty()) {
            faults.add(FieldFault.of("place", "insurance.residence.place"));
        } else if (where.get().code().startsWith(region)
                || region.startsWith(where.get().code())) {
            faults.add(FieldFault.of("place", "insurance.residence.inside"));
        }
        LocalDate first = day("from", from, faults);
        LocalDate last = day("to", to, faults);
        if (from.isEmpty()) {
            faults.add(FieldFault.of("from", "common.required"));
        } else if (first != null && last != null && last.isBefore(first)) {
            faults.add(FieldFault.of("to", "insurance.coverage.to"));
        }
        Fault.throwIfAny(faults);
        try {
            return new Residence(
                    id.isEmpty() ? fresh : UUID.fromString(id),
                    resident,
                    region,
                    where.orElseThrow().code(),
                    java.util.Objects.requireNonNull(first),
                    last,
                    revision.isEmpty() ? 1 : Integer.parseInt(revision));
        } catch (IllegalArgumentException e) {
            throw new Fault(CommonFault.STALE);
        }
    }

    private Optional<Division> where(Divisions divisions, LocalDate today) {
        return place.matches("[0-9]{2}([0-9]{2}){0,2}") ? divisions.find(place, today) : Optional.empty();
    }

    private static @Nullable LocalDate day(String path, String text, List<FieldFault> faults) {
        try {
            LocalDate day = text.isBlank() ? null : LocalDate.parse(text);
            if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
                faults.add(
                        FieldFault.of(path, "insurance.claim.impossible-day", FIRST_DAY.getYear(), LAST_DAY.getYear()));
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add(FieldFault.of(path, "common.unreadable"));
            return null;
        }
    }
}
