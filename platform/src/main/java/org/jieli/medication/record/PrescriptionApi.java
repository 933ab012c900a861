package org.jieli.medication.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.medication.Prescriptions;
import org.jieli.medication.dispensing.Dispensing;
import org.jieli.medication.listing.ListingPrescriptions;
import org.jieli.medication.listing.WorkList;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.prescription.Prescription;
import org.jieli.medication.prescription.PrescriptionActs;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prescriptions for other systems: work lists, reading, acts and dispensing. */
@RestController
@RequestMapping("/api/v1/prescriptions")
class PrescriptionApi {

    private final Prescriptions prescriptions;
    private final ListingPrescriptions listing;
    private final PrescriptionActs acts;
    private final Dispensing dispensing;
    private final Idempotency idempotency;
    private final Clock clock;

    PrescriptionApi(
            Prescriptions prescriptions,
            ListingPrescriptions listing,
            PrescriptionActs acts,
            Dispensing dispensing,
            Idempotency idempotency,
            Clock clock) {
        this.prescriptions = prescriptions;
        this.listing = listing;
        this.acts = acts;
        this.dispensing = dispensing;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** A line of a list. */
    record Listed(
            UUID id,
            String number,
            UUID residentId,
            PrescriptionKind kind,
            PrescriptionState state,
            String diagnosisName,
            @Nullable LocalDate nextDue) {

        static Listed of(Prescription each) {
            return new Listed(
                    each.id(),
                    each.number(),
                    each.residentId(),
                    each.kind(),
                    each.state(),
                    each.diagnosisName(),
                    each.nextDue());
        }
    }

    /** Why, or what was evaluated; and where to for a redirection. */
    record Words(@Nullable String words, @Nullable UUID dispenseAt) {}

    private record Made(UUID id) {}

    @GetMapping
    KeysetPage<Listed> list(
            @RequestParam(name = "list", defaultValue = "ALL") WorkList list,
            @RequestParam(name = "state", required = false) @Nullable PrescriptionState state,
            @RequestParam(name = "q", required = false) @Nullable String q,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        MedicationPosts.reader();
        KeysetPage<Prescription> page =
                listing.page(new ListingPrescriptions.Filter(list, state, null, q), after, KeysetPage.limit(limit));
        return page.map(Listed::of);
    }

    @GetMapping("/waiting")
    Prescriptions.Waiting waiting() {
        return prescriptions.waitingAt(MedicationPosts.reader().requireInstitution(), LocalDate.now(clock));
    }

    @GetMapping("/of/{residentId}")
    List<PrescriptionSummary> of(
            @PathVariable("residentId") UUID residentId, @RequestParam(name = "limit", defaultValue = "50") int limit) {
        CurrentAccess.require();
        return prescriptions.of(residentId, KeysetPage.limit(limit));
    }

    @GetMapping("/{id}")
    PrescriptionSummary read(@PathVariable("id") UUID id) {
        return prescriptions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** {@code approve}, {@code send-back}, {@code explain}, {@code redirect}, {@code resume}, {@code stop} or {@code void}. */
    @PostMapping("/{id}/actions/{act}")
    PrescriptionSummary act(
            @PathVariable("id") UUID id,
            @PathVariable("act") String act,
            @RequestBody(required = false) @Nullable Words body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return once(
                key,
                "/" + id + "/actions/" + act,
                body,
                () -> {
                    acts.act(
                            id,
                            named(act),
                            body == null ? null : body.words(),
                            body == null ? null : body.dispenseAt());
                    return id;
                },
                id);
    }

    @PostMapping("/{id}/dispensings")
    PrescriptionSummary dispense(
            @PathVariable("id") UUID id,
            @RequestBody Dispensing.Wanted wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return once(key, "/" + id + "/dispensings", wanted, () -> dispensing.dispense(id, wanted), id);
    }

    @GetMapping("/{id}/dispensings")
    List<Dispensing.Given> dispensings(@PathVariable("id") UUID id) {
        read(id);
        return dispensing.of(id);
    }

    @PostMapping("/{id}/dispensings/{dispensing}/delivered")
    PrescriptionSummary delivered(@PathVariable("id") UUID id, @PathVariable("dispensing") UUID dispensingId) {
        dispensing.delivered(dispensingId);
        return read(id);
    }

    @PostMapping("/{id}/return")
    PrescriptionSummary giveBack(@PathVariable("id") UUID id, @RequestBody Words body) {
        dispensing.giveBack(id, body.words() == null ? "" : body.words());
        return read(id);
    }

    /** The person asks for the next part; again is nothing. */
    @PostMapping("/{id}/refill-wish")
    PrescriptionSummary askForRefill(@PathVariable("id") UUID id) {
        prescriptions.askForRefill(id);
        return read(id);
    }

    private PrescriptionSummary once(
            @Nullable String key, String path, @Nullable Object body, Supplier<UUID> work, UUID id) {
        idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/prescriptions" + path, body),
                Made.class,
                () -> new Made(work.get()));
        return read(id);
    }

    static PrescriptionActs.Act named(String act) {
        for (PrescriptionActs.Act each : PrescriptionActs.Act.values()) {
            if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(act)) {
                return each;
            }
        }
        throw new Fault(CommonFault.NOT_FOUND);
    }
}
