package org.jieli.enrolment.offer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Component;

/** What a package must satisfy before it is kept. */
@Component
class PackageRules {

    private static final int LONGEST_ABOUT = 500;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_WORDS = 60;
    private static final BigDecimal MOST_YUAN = new BigDecimal("100000");
    private static final int MOST_TIMES = 366;

    private final EnrolmentPolicies policies;

    PackageRules(EnrolmentPolicies policies) {
        this.policies = policies;
    }

    List<FieldFault> faults(PackageKind kind, PackageTerms terms, LocalDate on) {
        List<FieldFault> faults = new ArrayList<>();
        if (terms.about().length() > LONGEST_ABOUT) {
            faults.add(FieldFault.of("about", "common.too-long", LONGEST_ABOUT));
        }
        if (terms.source().isBlank()) {
            faults.add(FieldFault.of("source", "enrolment.source-missing"));
        } else if (terms.source().length() > LONGEST_SOURCE) {
            faults.add(FieldFault.of("source", "common.too-long", LONGEST_SOURCE));
        }
        faults.addAll(priceFaults(kind, terms.price(), on));
        if (terms.items().isEmpty()) {
            faults.add(FieldFault.of("items", "enrolment.items-missing"));
        }
        for (int i = 0; i < terms.items().size(); i++) {
            PackageItem item = terms.items().get(i);
            if (item.times() != null && (item.times() < 1 || item.times() > MOST_TIMES)) {
                faults.add(FieldFault.of("items", "enrolment.times-range", i + 1, MOST_TIMES));
            }
            if (item.words().length() > LONGEST_WORDS) {
                faults.add(FieldFault.of("items", "enrolment.item-words-long", i + 1, LONGEST_WORDS));
            }
        }
        return faults;
    }

    private List<FieldFault> priceFaults(PackageKind kind, Price price, LocalDate on) {
        List<FieldFault> faults = new ArrayList<>();
        faults.addAll(amountFaults("fee", price.fee()));
        faults.addAll(amountFaults("insurance", price.insurance()));
        faults.addAll(amountFaults("publicHealth", price.publicHealth()));
        faults.addAll(amountFaults("person", price.person()));
        if (faults.isEmpty() && !price.isWhole()) {
            faults.add(FieldFault.of(
                    "fee",
                    "enrolment.fee-differs",
                    price.fee().toPlainString(),
                    price.paid().toPlainString()));
        }
        Optional<String> personPays = policies.sourceOf("personalised-paid-by-person", on);
        if (faults.isEmpty()
                && kind == PackageKind.PERSONALISED
                && personPays.isPresent()
                && price.person().compareTo(price.fee()) != 0) {
            faults.add(FieldFault.of("person", "enrolment.person-pays", personPays.get()));
        }
        return faults;
    }

    private static List<FieldFault> amountFaults(String field, BigDecimal yuan) {
        if (yuan.signum() < 0 || yuan.compareTo(MOST_YUAN) > 0) {
            return List.of(FieldFault.of(field, "enrolment.amount-range", MOST_YUAN.toPlainString()));
        }
        return yuan.stripTrailingZeros().scale() > 2
                ? List.of(FieldFault.of(field, "enrolment.amount-cents"))
                : List.of();
    }
}
