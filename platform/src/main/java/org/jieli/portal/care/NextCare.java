package org.jieli.portal.care;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.portal.NextThings;
import org.jieli.portal.Places;
import org.jieli.referral.ReferralState;
import org.jieli.referral.ReferralSummary;
import org.jieli.referral.Referrals;
import org.jieli.shared.ChinaTime;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** His booked appointments and his referrals on their way. */
@Component
class NextCare implements NextThings {

    private static final int LOOKED_AT = 20;

    private final PersonalAppointments appointments;
    private final Referrals referrals;
    private final Places places;
    private final MessageSource messages;
    private final Clock clock;

    NextCare(
            PersonalAppointments appointments,
            Referrals referrals,
            Places places,
            MessageSource messages,
            Clock clock) {
        this.appointments = appointments;
        this.referrals = referrals;
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<NextThing> of(UUID residentId) {
        Instant now = clock.instant();
        List<PersonalAppointments.Booked> booked = appointments.of(residentId).stream()
                .filter(each -> !each.cancelled() && each.at().isAfter(now))
                .toList();
        List<ReferralSummary> moving = referrals.of(residentId, LOOKED_AT).stream()
                .filter(each -> !each.state().isEnd() && each.state() != ReferralState.DRAFT)
                .toList();
        var names = places.names(Stream.concat(
                        booked.stream().map(PersonalAppointments.Booked::institutionId),
                        moving.stream().map(ReferralSummary::toInstitutionId))
                .toList());
        return Stream.concat(
                        booked.stream()
                                .map(each -> new NextThing(
                                        ChinaTime.date(each.at()),
                                        ChinaTime.words(each.at()),
                                        "portal.appointment",
                                        names.getOrDefault(each.institutionId(), "") + " " + each.clinic(),
                                        "/my/appointments",
                                        false)),
                        moving.stream()
                                .map(each -> referral(each, names.getOrDefault(each.toInstitutionId(), ""), now)))
                .toList();
    }

    private NextThing referral(ReferralSummary each, String place, Instant now) {
        Instant at = each.bookedFor();
        String state = String.valueOf(
                messages.getMessage("ReferralState." + each.state().name(), null, "", LocaleContextHolder.getLocale()));
        return new NextThing(
                ChinaTime.date(at == null ? now : at),
                at == null ? state : ChinaTime.appointment(at),
                "timeline.referral",
                at == null ? place : place + " · " + state,
                "/my/referrals/" + each.id(),
                false);
    }
}
