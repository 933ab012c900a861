package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.insurance.rules.PersonGroup;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;

/** A case as somebody types it: a person, and up to six stays or visits, each after the one before. */
public record CalculatorForm(Map<String, String> typed) {

    /** How many bills a case may have. */
    public static final int MOST = 6;

    private static final String BEFORE = "BEFORE";

    /** What was typed into a field. */
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The same of a bill, by its place from 0. */
    public String of(int place, String field) {
        return of("claims[" + place + "]." + field);
    }

    Scheme scheme() {
        return "EMPLOYEE".equals(of("scheme")) ? Scheme.EMPLOYEE : Scheme.RESIDENT;
    }

    /** Bills that have anything typed in. */
    boolean isUsed(int place, BenefitRules rules) {
        return rules.items().stream().anyMatch(item -> !amount(place, item).isBlank());
    }

    /** Bills that have days typed in, or amounts that the rules of another day know. */
    public boolean isBegun(int place) {
        String at = "claims[" + place + "].";
        return typed.entrySet().stream()
                .anyMatch(each -> (each.getKey().equals(at + "from")
                                || each.getKey().equals(at + "to")
                                || each.getKey().startsWith(at + "amount."))
                        && !each.getValue().isBlank());
    }

    /** A field as people name it, e.g. "第 2 次就诊 › 甲类药品". */
    public String place(Ui ui, String path, BenefitRules rules) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        String name = rules.items().stream()
                .filter(item -> item.code().equals(field))
                .map(item -> path.contains(".quantity.") ? ui.t("claim.units-of", item.name()) : item.name())
                .findFirst()
                .orElseGet(() -> ui.tOr("claim.field." + field, ui.tOr("claim." + field, field)));
        if (!path.startsWith("claims[") || path.indexOf(']') < 0) {
            return name;
        }
        int place = Integer.parseInt(path.substring("claims[".length(), path.indexOf(']')));
        return ui.t("claim.bill-n", place + 1) + " › " + name;
    }

    /** What was typed for an item class of a bill. */
    public String amount(int place, ItemClass item) {
        return of(place, "amount." + item.code());
    }

    /** What was typed for its units, where it has a limit for each. */
    public String quantity(int place, ItemClass item) {
        return of(place, "quantity." + item.code());
    }

    /** What is asked; faults at the fields of the form. */
    Calculation asked(String region, BenefitRules rules) {
        List<FieldFault> faults = new ArrayList<>();
        TypedNumbers numbers = new TypedNumbers();
        LocalDate born = date("born", faults);
        Set<String> groups = new HashSet<>();
        rules.groups().stream()
                .map(PersonGroup::code)
                .filter(code -> !of("group." + code).isBlank())
                .forEach(groups::add);
        List<NewClaim> claims = new ArrayList<>();
        UUID before = null;
        for (int place = 0; place < MOST; place++) {
            if (isUsed(place, rules)) {
                NewClaim claim = claim(place, before, rules, numbers, faults);
                claims.add(claim);
                before = claim.id();
            }
        }
        faults.addAll(numbers.faults());
        if (claims.isEmpty()) {
            faults.add(
                    FieldFault.of("claims[0].amount." + rules.items().getFirst().code(), "common.required"));
        }
        Fault.throwIfAny(faults);
        return new Calculation(
                region, scheme(), null, born, groups, of("assistance"), "true".equals(of("contracted")), claims);
    }

    private NewClaim claim(
            int place, @Nullable UUID before, BenefitRules rules, TypedNumbers numbers, List<FieldFault> faults) {
        String at = "claims[" + place + "].";
        LocalDate from = date(at + "from", faults);
        LocalDate to = of(at + "to").isBlank() ? from : date(at + "to", faults);
        List<NewClaim.Line> lines = new ArrayList<>();
        for (ItemClass item : rules.items()) {
            BigDecimal amount = numbers.decimal(at + "amount." + item.code(), amount(place, item));
            if (amount != null) {
                BigDecimal units = numbers.decimal(at + "quantity." + item.code(), quantity(place, item));
                lines.add(new NewClaim.Line(item.code(), amount, units));
            }
        }
        CareKind kind = named(CareKind.values(), of(at + "kind"), CareKind.INPATIENT);
        String way = of(at + "arrival");
        boolean follows = BEFORE.equals(way);
        Arrival arrival = follows ? Arrival.REFERRED : named(Arrival.values(), way, Arrival.DIRECT);
        String exemption = of("exemption");
        return new NewClaim(
                UUID.nameUUIDFromBytes(at.getBytes(StandardCharsets.UTF_8)),
                Integer.toString(place + 1),
                null,
                null,
                kind,
                null,
                of(at + "level"),
                from,
                to,
                of(at + "diagnosis").isBlank() ? of("diagnosis") : of(at + "diagnosis"),
                null,
                arrival,
                exemption.isBlank() ? null : exemption,
                null,
                arrival == Arrival.REFERRED ? new NewClaim.Referral(null, follows ? before : null, from, false) : null,
                lines,
                null);
    }

    private @Nullable LocalDate date(String field, List<FieldFault> faults) {
        String text = of(field);
        if (text.isBlank()) {
            faults.add(FieldFault.of(field, "common.required"));
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(FieldFault.of(field, "common.unreadable"));
            return null;
        }
    }

    private static <E extends Enum<E>> E named(E[] all, String name, E otherwise) {
        for (E each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return otherwise;
    }
}
