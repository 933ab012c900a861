package org.jieli.insurance.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.claim.Insured;
import org.jieli.insurance.claim.NewCoverage;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A change of somebody's insurance as it was typed.
 *
 * @param ends whether it ends what holds; else it says what holds from a day on
 * @param groups codes
 * @param seen what the insured times were when the form was read
 * @param confirmed what was typed when the consequences for bills were shown; empty before
 */
public record TypedChange(
        boolean ends,
        String from,
        String scheme,
        Set<String> groups,
        String assistance,
        String to,
        String seen,
        String confirmed) {

    /** What the form shows at first: what holds now, to be changed from a day on. */
    static TypedChange of(InsuredRecord person) {
        Insured current = person.current();
        return new TypedChange(
                false,
                "",
                current.scheme().name(),
                current.groups(),
                current.assistance() == null ? "" : current.assistance(),
                current.to() == null ? "" : current.to().toString(),
                person.seen(),
                "");
    }

    /** The same in one word, to see whether what is confirmed is what was shown. */
    public String content() {
        return String.join(
                "|", String.valueOf(ends), from, scheme, String.join(",", new TreeSet<>(groups)), assistance, to, seen);
    }

    boolean isConfirmed() {
        return content().equals(confirmed);
    }

    /** The row to be written; faults carry the places of {@code CoverageDesk}. */
    NewCoverage row(UUID resident, List<Insured> known) {
        List<FieldFault> faults = new ArrayList<>();
        LocalDate first = day("[0].from", from, faults);
        LocalDate last = day("[0].to", to, faults);
        if (ends && last == null && faults.isEmpty()) {
            faults.add(FieldFault.of("[0].to", "common.required"));
        }
        Fault.throwIfAny(faults);
        if (ends) {
            Insured it = known.stream()
                    .filter(each -> each.from().equals(first))
                    .findFirst()
                    .orElseThrow(() -> new Fault(CommonFault.STALE));
            return new NewCoverage(
                    it.personNumber(), it.scheme(), resident, null, it.groups(), it.assistance(), it.from(), last);
        }
        return new NewCoverage(
                known.getFirst().personNumber(), known(), resident, null, groups, assistance, first, last);
    }

    private @Nullable Scheme known() {
        return Stream.of(Scheme.values())
                .filter(each -> each.name().equals(scheme))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(String path, String text, List<FieldFault> faults) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            faults.add(FieldFault.of(path, "common.unreadable"));
            return null;
        }
    }

    static TypedChange read(Map<String, String> typed, Set<String> groups) {
        return new TypedChange(
                "END".equals(typed.get("kind")),
                typed.getOrDefault("from", "").strip(),
                typed.getOrDefault("scheme", ""),
                groups,
                typed.getOrDefault("assistance", ""),
                typed.getOrDefault("to", "").strip(),
                typed.getOrDefault("seen", ""),
                typed.getOrDefault("confirmed", ""));
    }
}
