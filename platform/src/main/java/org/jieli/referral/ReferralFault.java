package org.jieli.referral;

import org.jieli.shared.FaultCode;

/** What may go wrong with a referral. */
enum ReferralFault implements FaultCode {
    /** Somebody else acted first; arguments: the state now, who did it. */
    STALE("referral.stale", 412),
    /** The action is not possible in this state; arguments: the state now, who did the last step. */
    WRONG_STATE("referral.wrong-state", 409),
    /** An open referral for the same person and problem stands already; argument: its number. */
    DUPLICATE("referral.duplicate", 409),
    /** The slot or bed went to somebody else. */
    FULL("referral.full", 409),
    /** The person is expected later; he cannot have missed it yet. */
    TOO_EARLY("referral.too-early", 409),
    /** Files of a referral that was sent belong to the record. */
    ATTACHMENT_KEPT("referral.attachment-kept", 409),
    SIGNED_ALREADY("referral.signed-already", 409),
    /** The consent that was to come later has been given, or was never outstanding. */
    NO_CONSENT_OUTSTANDING("referral.no-consent-outstanding", 409),
    /** The file is gone from the disk or was changed there. */
    FILE_LOST("referral.file-lost", 410),
    UNKNOWN_ACTION("referral.unknown-action", 404);

    private final String code;
    private final int status;

    ReferralFault(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
