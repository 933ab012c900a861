package org.jieli.insurance.claim;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills for other systems: one, many in a stream, corrections, and what would be paid. */
@RestController
@RequestMapping("/api/v1/insurance")
class ClaimApi {

    private static final String NDJSON = "application/x-ndjson";

    private final ReceivingClaims receiving;
    private final CorrectingClaims correcting;
    private final CalculatingClaims calculating;
    private final ReadingClaims reading;
    private final ListingClaims listing;
    private final ClaimBatch batch;
    private final ClaimReader reader;
    private final Idempotency idempotency;

    ClaimApi(
            ReceivingClaims receiving,
            CorrectingClaims correcting,
            CalculatingClaims calculating,
            ReadingClaims reading,
            ListingClaims listing,
            ClaimBatch batch,
            ClaimReader reader,
            Idempotency idempotency) {
        this.receiving = receiving;
        this.correcting = correcting;
        this.calculating = calculating;
        this.reading = reading;
        this.listing = listing;
        this.batch = batch;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    /** Takes in a bill; the same number with the same content is answered again. */
    @PostMapping("/claims")
    ResponseEntity<ReceivedClaim> receive(@RequestBody String body) {
        ReceivedClaim received = receiving.receive(reader.read(body, NewClaim.class));
        return ResponseEntity.status(received.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(received);
    }

    /**
     * Takes in bills, one a line; each line is answered by a line. What is sent is put aside first, so that a sender that reads only after
     * it has sent everything does not block itself.
     */
    @PostMapping(path = "/claims/batch", consumes = NDJSON)
    void receiveMany(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        ClaimPosts.sender();
        Path aside = Files.createTempFile("bills", ".ndjson");
        try {
            Files.copy(request.getInputStream(), aside, StandardCopyOption.REPLACE_EXISTING);
            response.setContentType(NDJSON);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            try (Reader lines = new InputStreamReader(Files.newInputStream(aside), StandardCharsets.UTF_8);
                    Writer answers = response.getWriter()) {
                batch.run(lines, answers, locale);
            }
        } finally {
            Files.delete(aside);
        }
    }

    /** Bills within the scope, the latest first. */
    @GetMapping("/claims")
    KeysetPage<ListedClaim> list(
            @RequestParam(name = "kind", required = false) @Nullable CareKind kind,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "month", required = false) @Nullable String month,
            @RequestParam(name = "stepwise", required = false) @Nullable Boolean stepwise,
            @RequestParam(name = "rules", required = false) @Nullable UUID rules,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        ClaimFilter filter = new ClaimFilter(kind, institution, ClaimFilter.month(month), stepwise, rules, q);
        return listing.page(filter, after, KeysetPage.limit(limit));
    }

    /** A bill with its settlement and every step. */
    @GetMapping("/claims/{id}")
    ResponseEntity<ExplainedClaim> read(@PathVariable("id") UUID id) {
        ClaimPosts.readerOfOne();
        ExplainedClaim explained = reading.explain(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return ResponseEntity.ok()
                .eTag(Versions.etag(explained.claim().revision()))
                .body(explained);
    }

    /** Corrects a bill and settles again what follows; needs {@code If-Match}. */
    @PostMapping("/claims/{id}/corrections")
    ResponseEntity<CorrectedClaim> correct(
            @PathVariable("id") UUID id,
            @RequestBody String body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Correction correction = reader.read(body, Correction.class);
        int revision = Versions.required(ifMatch);
        CorrectingClaims.Corrected corrected = idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/insurance/claims/" + id + "/corrections", correction),
                CorrectingClaims.Corrected.class,
                () -> correcting.correct(id, revision, correction));
        return ResponseEntity.ok()
                .eTag(Versions.etag(corrected.revision()))
                .body(reading.correction(id, corrected.revision()));
    }

    /** What would be paid of a chain of bills, with every step; nothing is kept. */
    @PostMapping("/calculations")
    List<CalculatingClaims.Calculated> calculate(@RequestBody String body) {
        return calculating.calculate(reader.read(body, Calculation.class));
    }
}
