package org.jieli.portal.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.EnrolmentRequests;
import org.jieli.identity.PersonalSession;
import org.jieli.portal.signin.IdentityCheck;
import org.jieli.resident.Wards;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Signing on the phone (国卫基层发〔2018〕35号 "互联网+签约"): a proposal to a team, the own name as signature, and a code to the phone of
 * the record as identity check. A guardian signs with his own name and phone.
 */
@Component
class OnlineSigning {

    private final EnrolmentRequests enrolment;
    private final IdentityCheck identity;
    private final Wards wards;

    OnlineSigning(EnrolmentRequests enrolment, IdentityCheck identity, Wards wards) {
        this.enrolment = enrolment;
        this.identity = identity;
        this.wards = wards;
    }

    /**
     * What somebody chose and signed, as he typed it.
     *
     * @param name which has to be his own: the signature
     */
    record Typed(@Nullable UUID team, @Nullable AgreementKind kind, int years, List<UUID> packages, String name) {

        static Typed of(MultiValueMap<String, String> form) {
            return new Typed(
                    identifier(form.getFirst("team")),
                    Arrays.stream(AgreementKind.values())
                            .filter(each -> each.name().equals(form.getFirst("kind")))
                            .findFirst()
                            .orElse(null),
                    years(form.getFirst("years")),
                    form.getOrDefault("packages", List.of()).stream()
                            .map(Typed::identifier)
                            .filter(Objects::nonNull)
                            .map(UUID.class::cast)
                            .toList(),
                    Objects.requireNonNullElse(form.getFirst("name"), "").strip());
        }

        private static int years(@Nullable String text) {
            return text != null && text.matches("\\d") ? Integer.parseInt(text) : 0;
        }

        private static @Nullable UUID identifier(@Nullable String text) {
            try {
                return text == null || text.isBlank() ? null : UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new Fault(CommonFault.UNREADABLE);
            }
        }
    }

    /** The teams that a person may choose from. */
    List<EnrolmentRequests.TeamOffer> offers(PersonalSession person) {
        return enrolment.offers(person.shown());
    }

    Optional<EnrolmentRequests.TeamOffer> offer(PersonalSession person, @Nullable UUID team) {
        return offers(person).stream()
                .filter(each -> each.team().id().equals(team))
                .findFirst();
    }

    /** Sends the code to who signs, once what he chose is complete and would be taken. */
    UUID askCode(PersonalSession person, Typed typed, String address) {
        Fault.throwIfAny(faults(person, typed));
        enrolment.check(proposal(person, typed));
        return identity.ask(person.residentId(), address);
    }

    /** Proposes the agreement with the right code; faults name the fields. */
    void sign(PersonalSession person, Typed typed, UUID request, String code) {
        Fault.throwIfAny(faults(person, typed));
        EnrolmentRequests.Proposal proposal = proposal(person, typed);
        // A code is good once: what would be refused is refused before it is used up.
        enrolment.check(proposal);
        identity.confirm(request, person.residentId(), code);
        enrolment.propose(proposal);
    }

    private EnrolmentRequests.Proposal proposal(PersonalSession person, Typed typed) {
        return new EnrolmentRequests.Proposal(
                person.shown(),
                Objects.requireNonNull(typed.team()),
                Objects.requireNonNull(typed.kind()),
                typed.years(),
                typed.packages(),
                person.ward() == null ? null : guardianship(person),
                false,
                "居民端短信验证码（签字人登记手机）",
                "居民端电子签名：" + typed.name());
    }

    /** Without a guardianship somebody else's ward would be signed for as if he did it himself. */
    private UUID guardianship(PersonalSession person) {
        return wards.of(person.residentId()).stream()
                .filter(ward -> ward.id().equals(person.ward()) && ward.mayAct())
                .findFirst()
                .map(Wards.Ward::guardianId)
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static List<FieldFault> faults(PersonalSession person, Typed typed) {
        List<FieldFault> faults = new ArrayList<>();
        if (typed.team() == null) {
            faults.add(FieldFault.of("team", "common.required"));
        }
        if (typed.kind() == null) {
            faults.add(FieldFault.of("kind", "common.required"));
        }
        if (typed.years() == 0) {
            faults.add(FieldFault.of("years", "common.required"));
        }
        if (typed.packages().isEmpty()) {
            faults.add(FieldFault.of("packages", "portal.package-missing"));
        }
        if (!typed.name().equals(person.name())) {
            faults.add(FieldFault.of("name", "portal.signature-differs", person.name()));
        }
        return faults;
    }
}
