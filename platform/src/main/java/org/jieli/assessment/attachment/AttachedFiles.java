package org.jieli.assessment.attachment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.SealedFiles;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.web.multipart.MultipartFile;

/** Takes and hands out attached files; whoever calls has asked whether the asker may do so with the owner. */
@Service
@Transactional
public class AttachedFiles {

    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int MOST = 20;

    private final AttachedFileRepository rows;
    private final SealedFiles files;
    private final AuditLog audit;
    private final Clock clock;

    AttachedFiles(AttachedFileRepository rows, SealedFiles reportingFiles, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.files = reportingFiles;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is wrong with a file that is to be added; nothing for one that was not chosen. */
    public static List<FieldFault> faults(byte[] content) {
        if (content.length > LARGEST) {
            return List.of(FieldFault.of("file", "assessment.paper-too-large", LARGEST / 1024 / 1024));
        }
        return content.length > 0 && AttachedType.of(content).isEmpty()
                ? List.of(FieldFault.of("file", "assessment.attachment-type"))
                : List.of();
    }

    /** Adds a file and answers its identifier; faults lie in the field {@code file}. */
    public UUID add(AttachmentOwner owner, String name, byte[] content) {
        if (content.length == 0) {
            throw inFile("assessment.paper-empty");
        }
        Fault.throwIfAny(faults(content));
        AttachedType type = AttachedType.of(content).orElseThrow(() -> inFile("assessment.attachment-type"));
        AttachedFile file = new AttachedFile(
                Identifiers.next(),
                type.named(name),
                type.mediaType(),
                content.length,
                sha256(content),
                CurrentAccess.require().personName(),
                clock.instant());
        files.deleteWhen(file.id(), TransactionSynchronization.STATUS_ROLLED_BACK);
        files.write(file.id(), content);
        if (!rows.insert(owner, file, MOST)) {
            throw inFile("assessment.attachment-too-many", MOST);
        }
        audit.record(
                "assessment.attach",
                null,
                owner.kind(),
                owner.id(),
                Map.of("name", file.name(), "sha256", file.sha256()));
        return file.id();
    }

    @Transactional(readOnly = true)
    public List<AttachedFile> of(String kind, UUID owner) {
        return rows.of(kind, owner);
    }

    public void remove(String kind, UUID owner, UUID id) {
        if (!rows.delete(kind, owner, id)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        files.deleteWhen(id, TransactionSynchronization.STATUS_COMMITTED);
        audit.record("assessment.detach", null, kind, owner, Map.of("file", id.toString()));
    }

    /** A file to be taken away. */
    @Transactional(readOnly = true)
    public ResponseEntity<byte[]> download(String kind, UUID owner, UUID id) {
        AttachedFile file = rows.find(kind, owner, id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        byte[] content = files.read(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!sha256(content).equals(file.sha256())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return answer(file.name(), MediaType.parseMediaType(file.mediaType()), content);
    }

    /** Content that the browser saves under a name. */
    public static ResponseEntity<byte[]> answer(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    /** The bytes of a file of a form; none where no file was chosen. */
    public static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Fault inFile(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code, arguments)));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
