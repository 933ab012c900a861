package org.jieli.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.referral.NewReferral.Consent;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The person's consent: signed on the screen, on paper, or for an emergency within 24 hours afterwards. */
@Service
@Transactional
class ConsentToReferral {

    private static final Duration AFTERWARDS = Duration.ofHours(24);

    private final ReferralRepository referrals;
    private final PaperRepository papers;
    private final Attachments attachments;
    private final AttachmentRepository history;
    private final AuditLog audit;
    private final Clock clock;

    ConsentToReferral(
            ReferralRepository referrals,
            PaperRepository papers,
            Attachments attachments,
            AttachmentRepository history,
            AuditLog audit,
            Clock clock) {
        this.referrals = referrals;
        this.papers = papers;
        this.attachments = attachments;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes down the consent with which a referral is sent; the signature is kept with it. */
    void atSubmission(UUID referralId, @Nullable Consent consent, @Nullable String signature, Instant went) {
        if (consent == Consent.SIGNED) {
            attachments.sign(referralId, Signature.png(signature));
        } else if (consent == null || consent == Consent.LATER) {
            papers.consentDue(referralId, went.plus(AFTERWARDS));
        }
    }

    /** The consent that was to come later; {@link ReferralFault#NO_CONSENT_OUTSTANDING} when it has been given. */
    void giveLater(UUID referralId, @Nullable Consent how, @Nullable String signature) {
        StoredReferral referral = referrals.find(referralId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Access by = CurrentAccess.require();
        if (!referral.fromInstitution().equals(by.institutionId())
                || !Transition.SUBMIT.isFor(Transition.Side.REFERRER, by.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (how != Consent.PAPER && how != Consent.SIGNED) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("consent", "referral.consent-required")));
        }
        byte[] png = how == Consent.SIGNED ? Signature.png(signature) : null;
        Instant now = clock.instant();
        if (!papers.consent(referralId, how, now)) {
            throw new Fault(ReferralFault.NO_CONSENT_OUTSTANDING);
        }
        if (png != null) {
            attachments.sign(referralId, png);
        }
        history.tell(referralId, referral.state(), "CONSENT", null, by, now.atOffset(ZoneOffset.UTC));
        audit.record("referral.consent", referral.residentId(), "referral", referralId, Map.of("consent", how.name()));
    }
}
