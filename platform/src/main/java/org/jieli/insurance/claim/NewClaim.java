package org.jieli.insurance.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jspecify.annotations.Nullable;

/**
 * A bill as somebody sends it; nothing is sure yet.
 *
 * @param id made by the sender, so that sending again does no harm; one is made when it is missing
 * @param number the bill's own number, unique over all institutions
 * @param residentId who, or {@code personNumber}
 * @param personNumber 参保号, psn_no of the national interface
 * @param institutionId where; the sender's own institution when missing
 * @param level code of a level of the rules; by the fund's list or the institution's tier when missing
 * @param arrival {@code DIRECT} when missing
 * @param registration {@code NONE} when missing
 * @param encounterId the visit or admission of the record it belongs to
 */
public record NewClaim(
        @Nullable UUID id,
        @Nullable String number,
        @Nullable UUID residentId,
        @Nullable String personNumber,
        @Nullable CareKind kind,
        @Nullable UUID institutionId,
        @Nullable String level,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String diagnosis,
        @Nullable String diagnosisName,
        @Nullable Arrival arrival,
        @Nullable String exemption,
        @Nullable Registration registration,
        @Nullable Referral referral,
        @Nullable List<Line> lines,
        @Nullable UUID encounterId) {

    /** The referral on which he came, see {@link ReferralUsed}. */
    public record Referral(
            @Nullable UUID referralId,
            @Nullable UUID fromClaim,
            @Nullable LocalDate registeredOn,
            @Nullable Boolean cancelled) {}

    /** What an item class came to, see {@link BillLine}. */
    public record Line(
            @Nullable String item,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal quantity) {}

    /** The same on another referral. */
    NewClaim on(@Nullable Registration other, @Nullable Referral used) {
        return new NewClaim(
                id,
                number,
                residentId,
                personNumber,
                kind,
                institutionId,
                level,
                from,
                to,
                diagnosis,
                diagnosisName,
                arrival,
                exemption,
                other,
                used,
                lines,
                encounterId);
    }

    /** The lines, none when there are none. */
    @JsonIgnore
    List<Line> linesOrNone() {
        return lines == null
                ? List.of()
                : lines.stream()
                        .map(line -> line == null ? new Line(null, null, null) : line)
                        .toList();
    }

    /** The bill itself, once {@link ClaimChecks} found nothing wrong. */
    Claim claim(UUID identifier, UUID institution, String levelCode, CareArea area) {
        List<BillLine> bill = new ArrayList<>();
        for (Line line : linesOrNone()) {
            bill.add(new BillLine(
                    Objects.requireNonNull(line.item()),
                    Objects.requireNonNull(line.amount()).setScale(2),
                    line.quantity() == null ? null : line.quantity().setScale(2)));
        }
        return new Claim(
                identifier,
                Objects.requireNonNull(kind),
                institution,
                levelCode,
                area,
                Objects.requireNonNull(from),
                Objects.requireNonNull(to),
                Objects.requireNonNull(diagnosis),
                arrival == null ? Arrival.DIRECT : arrival,
                exemption,
                registration == null ? Registration.NONE : registration,
                referral == null
                        ? null
                        : new ReferralUsed(
                                referral.referralId() == null ? identifier : referral.referralId(),
                                referral.fromClaim(),
                                referral.registeredOn(),
                                Boolean.TRUE.equals(referral.cancelled())),
                bill);
    }
}
