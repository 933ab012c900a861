package org.jieli.referral;

import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds several files at once: all or none. */
@Service
@Transactional
class AddingAttachments {

    private final Attachments attachments;

    AddingAttachments(Attachments attachments) {
        this.attachments = attachments;
    }

    void all(UUID referralId, List<Attachments.Incoming> files) {
        if (files.isEmpty()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("files", "referral.file-missing")));
        }
        files.forEach(file -> attachments.add(referralId, file));
    }
}
