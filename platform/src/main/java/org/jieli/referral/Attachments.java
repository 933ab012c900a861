package org.jieli.referral;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jieli.audit.AuditLog;
import org.jieli.database.SealedFiles;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;

/** Files that go with a referral: added by its two sides while it is under way, removed by the sender while it is a draft. */
@Service
@Transactional
class Attachments {

    /** 10 MB. */
    static final int LARGEST = 10 * 1024 * 1024;

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final String SUBJECT = "referral";
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\p{Cntrl}\\p{Cf}\"<>|:*?]");

    private final AttachmentRepository attachments;
    private final SealedFiles files;
    private final ReferralRepository referrals;
    private final AuditLog audit;
    private final Clock clock;

    Attachments(
            AttachmentRepository attachments,
            SealedFiles attachmentFiles,
            ReferralRepository referrals,
            AuditLog audit,
            Clock clock) {
        this.attachments = attachments;
        this.files = attachmentFiles;
        this.referrals = referrals;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file as it came in. */
    record Incoming(String name, byte[] content) {}

    /** An attachment with its content. */
    record Content(Attachment attachment, byte[] bytes) {}

    /** Adds a file; faults lie in the field {@code files}. */
    Attachment add(UUID referralId, Incoming file) {
        AttachmentType type = check(file);
        return store(referralId, Attachment.Kind.FILE, cleanName(file.name(), type), type, file.content());
    }

    /** Keeps how the person signed; a referral has one signature. */
    Attachment sign(UUID referralId, byte[] png) {
        return store(referralId, Attachment.Kind.SIGNATURE, "signature.png", AttachmentType.PNG, png);
    }

    @Transactional(readOnly = true)
    public List<Attachment> of(UUID referralId) {
        CurrentAccess.requirePeople();
        return attachments.of(referralId).stream()
                .filter(each -> each.kind() == Attachment.Kind.FILE)
                .toList();
    }

    @Transactional(readOnly = true)
    public boolean isSigned(UUID referralId) {
        return attachments.signature(referralId).isPresent();
    }

    /** The file itself; audited. */
    Content read(UUID referralId, UUID id) {
        CurrentAccess.requirePeople();
        Attachment found = attachments.find(referralId, id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return content(found);
    }

    Content signature(UUID referralId) {
        CurrentAccess.requirePeople();
        return content(attachments.signature(referralId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
    }

    /** Removes a file of a draft; later it belongs to the record. */
    void remove(UUID referralId, UUID id) {
        StoredReferral referral = mine(referralId);
        Attachment found = attachments.find(referralId, id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        ReferralState state = attachments.lock(referralId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (state != ReferralState.DRAFT) {
            throw new Fault(ReferralFault.ATTACHMENT_KEPT);
        }
        attachments.delete(id);
        tell(referral, state, "DETACH", found.name());
        files.deleteWhen(id, TransactionSynchronization.STATUS_COMMITTED);
    }

    private Attachment store(UUID referralId, Attachment.Kind kind, String name, AttachmentType type, byte[] content) {
        StoredReferral referral = mine(referralId);
        ReferralState state = attachments.lock(referralId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (state.isEnd() && kind == Attachment.Kind.FILE) {
            throw new Fault(ReferralFault.WRONG_STATE, state, referral.changer());
        }
        if (attachments.of(referralId).size() >= MOST) {
            throw fault("referral.too-many-files", MOST);
        }
        Instant now = clock.instant();
        Attachment attachment = new Attachment(
                Identifiers.next(),
                referralId,
                kind,
                name,
                type.mediaType(),
                content.length,
                sha256(content),
                CurrentAccess.require().personName(),
                now);
        files.deleteWhen(attachment.id(), TransactionSynchronization.STATUS_ROLLED_BACK);
        files.write(attachment.id(), content);
        if (!attachments.insert(attachment)) {
            throw new Fault(ReferralFault.SIGNED_ALREADY);
        }
        if (kind == Attachment.Kind.FILE) {
            tell(referral, state, "ATTACH", name);
        }
        return attachment;
    }

    /** The referral, when the asker works on one of its two sides. */
    private StoredReferral mine(UUID referralId) {
        StoredReferral referral = referrals.find(referralId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Access by = CurrentAccess.require();
        boolean sends = referral.fromInstitution().equals(by.institutionId())
                && Transition.SUBMIT.isFor(Transition.Side.REFERRER, by.role());
        boolean receives = referral.state() != ReferralState.DRAFT
                && referral.toInstitution().equals(by.institutionId())
                && Transition.RECEIVE.isFor(Transition.Side.RECEIVER, by.role());
        if (!sends && !receives) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return referral;
    }

    private static AttachmentType check(Incoming file) {
        if (file.content().length == 0) {
            throw fault("referral.file-empty", shown(file.name()));
        }
        if (file.content().length > LARGEST) {
            throw fault("referral.file-too-large", shown(file.name()), LARGEST / 1024 / 1024);
        }
        return AttachmentType.of(file.content()).orElseThrow(() -> fault("referral.file-type", shown(file.name())));
    }

    private Content content(Attachment attachment) {
        byte[] bytes = files.read(attachment.id()).orElseThrow(() -> new Fault(ReferralFault.FILE_LOST));
        if (!sha256(bytes).equals(attachment.sha256())) {
            throw new Fault(ReferralFault.FILE_LOST);
        }
        StoredReferral referral =
                referrals.find(attachment.referralId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        audit.record(
                "referral.attachment.read",
                referral.residentId(),
                SUBJECT,
                referral.id(),
                Map.of("attachment", attachment.id().toString()));
        return new Content(attachment, bytes);
    }

    private void tell(StoredReferral referral, ReferralState state, String action, String words) {
        attachments.tell(
                referral.id(),
                state,
                action,
                words,
                CurrentAccess.require(),
                clock.instant().atOffset(java.time.ZoneOffset.UTC));
        audit.record(
                "referral." + action.toLowerCase(java.util.Locale.ROOT),
                referral.residentId(),
                SUBJECT,
                referral.id(),
                Map.of());
    }

    private static String cleanName(String name, AttachmentType type) {
        String clean = shown(name);
        return clean.isBlank() ? "file." + type.extension() : clean;
    }

    private static String shown(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = NOT_IN_A_NAME.matcher(last).replaceAll("").strip();
        return clean.length() > LONGEST_NAME ? clean.substring(clean.length() - LONGEST_NAME) : clean;
    }

    private static Fault fault(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("files", code, arguments)));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
