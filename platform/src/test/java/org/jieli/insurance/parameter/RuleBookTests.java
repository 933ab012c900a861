package org.jieli.insurance.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.JieliTest;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@JieliTest
class RuleBookTests {

    private static final AtomicInteger REGIONS = new AtomicInteger(10);

    @Autowired
    RuleBook book;

    @Autowired
    RuleSetRepository sets;

    @Autowired
    TransactionTemplate transactions;

    private final String province = "9" + REGIONS.getAndIncrement() % 10;
    private final String city = province + "01";

    @Test
    void anIssuedVersionHoldsFromItsFirstDayToItsLast() {
        RuleSet set = issue(city, LocalDate.of(2031, 1, 1), LocalDate.of(2031, 12, 31));
        assertThat(book.on(city, Scheme.RESIDENT, LocalDate.of(2031, 1, 1))).contains(set);
        assertThat(book.on(city + "02", Scheme.RESIDENT, LocalDate.of(2031, 12, 31)))
                .contains(set);
        assertThat(book.on(city, Scheme.RESIDENT, LocalDate.of(2032, 1, 1))).isEmpty();
        assertThat(book.on(city, Scheme.EMPLOYEE, LocalDate.of(2031, 1, 1))).isEmpty();
        assertThat(book.entitlement(city, Scheme.RESIDENT, LocalDate.of(2031, 6, 1)))
                .isSameAs(book.entitlement(set.id()));
    }

    @Test
    void theCitysVersionGoesBeforeTheProvinces() {
        RuleSet ofProvince = issue(province, LocalDate.of(2033, 1, 1), null);
        RuleSet ofCity = issue(city, LocalDate.of(2033, 7, 1), null);
        assertThat(book.on(city, Scheme.RESIDENT, LocalDate.of(2033, 6, 30))).contains(ofProvince);
        assertThat(book.on(city, Scheme.RESIDENT, LocalDate.of(2033, 7, 1))).contains(ofCity);
    }

    @Test
    void draftsAndExamplesNeverHoldButAreFound() {
        RuleSet draft = of(city, LocalDate.of(2035, 1, 1), null);
        sets.insert(draft, RuleState.DRAFT, "tests", Instant.now());
        assertThat(book.on(city, Scheme.RESIDENT, LocalDate.of(2035, 1, 1))).isEmpty();
        assertThat(book.find(draft.id())).contains(draft);
        assertThatThrownBy(() -> book.entitlement(city, Scheme.RESIDENT, LocalDate.of(2035, 1, 1)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(InsuranceFault.NO_RULES));
        assertThat(book.find(RuleFile.shipped("linear-city").id())).contains(RuleFile.shipped("linear-city"));
    }

    private RuleSet issue(String region, LocalDate from, LocalDate to) {
        RuleSet set = of(region, from, to);
        transactions.executeWithoutResult(status -> {
            assertThat(sets.insert(set, RuleState.ISSUED, "tests", Instant.now()))
                    .isTrue();
            book.changed();
        });
        return set;
    }

    private static RuleSet of(String region, LocalDate from, LocalDate to) {
        RuleSet model = RuleFile.shipped("linear-city");
        return new RuleSet(
                Identifiers.next(),
                region,
                model.scheme(),
                from.getYear(),
                1,
                model.name(),
                from,
                to,
                model.source(),
                model.confidence(),
                model.rules());
    }
}
