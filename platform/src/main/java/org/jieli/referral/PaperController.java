package org.jieli.referral;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files, signature and later consent of a referral, as its page offers them. */
@Controller
@RequestMapping("/referrals/{id}")
class PaperController {

    private final Attachments attachments;
    private final ConsentToReferral consents;
    private final AddingAttachments adding;
    private final Triage triage;

    PaperController(Attachments attachments, ConsentToReferral consents, AddingAttachments adding, Triage triage) {
        this.attachments = attachments;
        this.consents = consents;
        this.adding = adding;
        this.triage = triage;
    }

    @PostMapping("/attachments")
    String add(
            @PathVariable UUID id,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes flash) {
        return tell(id, flash, () -> adding.all(id, incoming(files)));
    }

    @PostMapping("/attachments/{attachment}/removal")
    String remove(@PathVariable UUID id, @PathVariable UUID attachment, RedirectAttributes flash) {
        return tell(id, flash, () -> attachments.remove(id, attachment));
    }

    @PostMapping("/consent")
    String consent(
            @PathVariable UUID id,
            @RequestParam(required = false) NewReferral.@Nullable Consent consent,
            @RequestParam(required = false) @Nullable String signature,
            RedirectAttributes flash) {
        return tell(id, flash, () -> consents.giveLater(id, consent, signature));
    }

    @PostMapping("/triage")
    String triage(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable Urgency urgency,
            @RequestParam(required = false) @Nullable UUID department,
            @RequestParam(required = false) @Nullable String words,
            RedirectAttributes flash) {
        return tell(id, flash, () -> triage.set(id, version, new Triage.Decision(urgency, department, words)));
    }

    @GetMapping("/attachments/{attachment}")
    ResponseEntity<byte[]> read(@PathVariable UUID id, @PathVariable UUID attachment) {
        return download(attachments.read(id, attachment));
    }

    @GetMapping("/signature")
    ResponseEntity<byte[]> signature(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header("X-Content-Type-Options", "nosniff")
                .body(attachments.signature(id).bytes());
    }

    /** Never shown in the browser itself, whatever it is. */
    static ResponseEntity<byte[]> download(Attachments.Content content) {
        Attachment attachment = content.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(content.bytes());
    }

    /** What was chosen; a file field left empty comes as one nameless file without content. */
    static List<Attachments.Incoming> incoming(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty() || !name(file).isBlank())
                        .map(PaperController::incoming)
                        .toList();
    }

    static Attachments.Incoming incoming(MultipartFile file) {
        // What is too large anyway is not read into memory; one byte more than allowed tells it.
        try (var content = file.getInputStream()) {
            return new Attachments.Incoming(name(file), content.readNBytes(Attachments.LARGEST + 1));
        } catch (IOException e) {
            throw new Fault(CommonFault.UNREADABLE);
        }
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    /** The page is shown again as it stands now, with what went wrong. */
    private static String tell(UUID id, RedirectAttributes flash, Runnable work) {
        try {
            work.run();
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            flash.addFlashAttribute("refusal", fault);
        }
        return "redirect:/referrals/" + id;
    }
}
