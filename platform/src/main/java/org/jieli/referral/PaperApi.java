package org.jieli.referral;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.institution.PracticePlace;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Attachments, later consent, receivers beyond the ranked ones, assessors, and who could go down, for other systems. */
@RestController
@RequestMapping("/api/v1/referrals")
class PaperApi {

    private final Attachments attachments;
    private final ConsentToReferral consents;
    private final Triage triage;
    private final DownCandidates down;
    private final Institutions institutions;
    private final ReadingReferrals reading;
    private final Idempotency idempotency;
    private final Clock clock;

    PaperApi(
            Attachments attachments,
            ConsentToReferral consents,
            Triage triage,
            DownCandidates down,
            Institutions institutions,
            ReadingReferrals reading,
            Idempotency idempotency,
            Clock clock) {
        this.attachments = attachments;
        this.consents = consents;
        this.triage = triage;
        this.down = down;
        this.institutions = institutions;
        this.reading = reading;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    /** What makes an upload the same one. */
    private record Upload(String name, long size) {}

    /** How the person agreed afterwards. */
    record LaterConsent(
            NewReferral.@Nullable Consent consent, @Nullable String signature) {}

    @GetMapping("/{id}/attachments")
    List<Attachment> attachments(@PathVariable UUID id) {
        existing(id);
        return attachments.of(id);
    }

    /** Adds a file (part {@code file}, at most 10 MB: PDF, PNG, JPEG, DICOM or plain text); answers 201. */
    @PostMapping(path = "/{id}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Attachment> add(
            @PathVariable UUID id,
            @RequestPart("file") MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Attachments.Incoming incoming = PaperController.incoming(file);
        Made made = idempotency.once(
                key,
                new Idempotency.Request(
                        "POST",
                        "/api/v1/referrals/" + id + "/attachments",
                        new Upload(incoming.name(), incoming.content().length)),
                Made.class,
                () -> new Made(attachments.add(id, incoming).id()));
        Attachment added = attachments.of(id).stream()
                .filter(each -> each.id().equals(made.id()))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return ResponseEntity.created(URI.create("/api/v1/referrals/" + id + "/attachments/" + made.id()))
                .body(added);
    }

    @GetMapping("/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> read(@PathVariable UUID id, @PathVariable UUID attachment) {
        return PaperController.download(attachments.read(id, attachment));
    }

    /** Removes a file of a draft; 409 once the referral was sent. */
    @DeleteMapping("/{id}/attachments/{attachment}")
    ResponseEntity<Void> remove(@PathVariable UUID id, @PathVariable UUID attachment) {
        attachments.remove(id, attachment);
        return ResponseEntity.noContent().build();
    }

    /** Brings the consent to an emergency, within 24 hours of going. */
    @PostMapping("/{id}/consent")
    ReferralView consent(@PathVariable UUID id, @RequestBody LaterConsent body) {
        consents.giveLater(id, body.consent(), body.signature());
        return reading.view(id);
    }

    /** The receiver's desk sets urgency and department before it answers; needs {@code If-Match}. */
    @PostMapping("/{id}/triage")
    ResponseEntity<ReferralView> triage(
            @PathVariable UUID id,
            @RequestBody Triage.Decision decision,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        triage.set(id, Versions.required(ifMatch), decision);
        ReferralView view = reading.view(id);
        return ResponseEntity.ok().eTag(Versions.etag(view.summary().version())).body(view);
    }

    /** Institutions anywhere, by part of the name or pinyin initials. */
    @GetMapping("/receivers")
    List<InstitutionSummary> receivers(@RequestParam String q, @RequestParam(defaultValue = "20") int limit) {
        CurrentAccess.require();
        return institutions.search(q, ChinaTime.date(clock.instant()), KeysetPage.limit(limit));
    }

    /** Associate chief physicians and above at secondary and tertiary hospitals, who may assess a referral out of the pooling region. */
    @GetMapping("/assessors")
    List<PracticePlace> assessors(@RequestParam String q, @RequestParam(defaultValue = "20") int limit) {
        CurrentAccess.require();
        return institutions.seniorPhysicians(q, ChinaTime.date(clock.instant()), KeysetPage.limit(limit));
    }

    /** Who of the caller's inpatients could go down today, with reasons. */
    @GetMapping("/down-candidates")
    List<DownCandidate> downToday() {
        return down.today();
    }

    private void existing(UUID id) {
        if (reading.find(id).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
    }
}
