package org.jieli.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceLoads.Bill;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jspecify.annotations.Nullable;

/** A small history for the man of the product's main job: a stay near home, up to the county hospital, and back down. */
final class MainJobBills {

    private static final double[] COSTS = {3_000, 9_800, 2_400};

    private final InventedBills bills;
    private final Person person;

    MainJobBills(InventedBills bills, Person person) {
        this.bills = bills;
        this.person = person;
    }

    List<Bill> upAndDown(Chance chance) {
        LocalDate start = bills.today().minusDays(75);
        UUID centre = person.village().townshipCentreId();
        Bill near = stay(chance, centre, start, 4, COSTS[0], null);
        Bill up = stay(chance, person.village().countyHospitalId(), start.plusDays(4), 8, COSTS[1], near);
        Bill down = stay(chance, centre, start.plusDays(12), 6, COSTS[2], up);
        return List.of(near, up, down);
    }

    private Bill stay(Chance chance, UUID place, LocalDate from, int days, double cost, @Nullable Bill before) {
        UUID id = chance.identifier(from.toEpochDay() * 86_400_000L);
        Claim claim = new Claim(
                id,
                CareKind.INPATIENT,
                place,
                "",
                CareArea.LOCAL,
                from,
                from.plusDays(days),
                "I10",
                before == null ? Arrival.DIRECT : Arrival.REFERRED,
                null,
                Registration.NONE,
                before == null ? null : new ReferralUsed(id, before.claim().id(), from, false),
                BillSplit.stay(chance, cost, days));
        return bills.bill(claim, "ZY", person, "原发性高血压", null);
    }
}
