package org.jieli.insurance.claim;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.Registration;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One bill explained, its corrections, and the stays it belongs to. */
@Controller
class ClaimController {

    private static final String REFUND = "refund.";
    private static final String UNITS = "units.";

    private final ReadingClaims reading;
    private final CorrectingClaims correcting;
    private final Institutions institutions;
    private final Residents residents;
    private final Idempotency idempotency;

    ClaimController(
            ReadingClaims reading,
            CorrectingClaims correcting,
            Institutions institutions,
            Residents residents,
            Idempotency idempotency) {
        this.reading = reading;
        this.correcting = correcting;
        this.institutions = institutions;
        this.residents = residents;
        this.idempotency = idempotency;
    }

    @GetMapping("/insurance/claims/{id}")
    String record(@PathVariable("id") UUID id, Model model) {
        return page(id, Map.of(), null, model);
    }

    @PostMapping("/insurance/claims/{id}/corrections")
    String correct(
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        ClaimPosts.corrector();
        try {
            int revision = revision(typed);
            Correction correction = correction(id, typed);
            idempotency.once(
                    typed.get("key"),
                    new Idempotency.Request("POST", "/insurance/claims/" + id + "/corrections", correction),
                    CorrectingClaims.Corrected.class,
                    () -> correcting.correct(id, revision, correction));
            flash.addFlashAttribute(Ui.DONE, "claim.corrected");
            return "redirect:/insurance/claims/" + id;
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(id, typed, fault, model);
        }
    }

    @GetMapping("/insurance/people/{resident}/episodes")
    String episodes(@PathVariable("resident") UUID resident, Model model) {
        ClaimPosts.reader();
        List<Episode> episodes = reading.episodes(resident);
        if (episodes.isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        model.addAttribute("episodes", episodes);
        model.addAttribute("insured", reading.insured(resident));
        model.addAttribute("resident", person(resident));
        model.addAttribute(
                "places",
                institutions
                        .findAll(episodes.stream()
                                .flatMap(each -> each.stays().stream())
                                .map(stay -> stay.claim().claim().institutionId())
                                .distinct()
                                .toList())
                        .values()
                        .stream()
                        .collect(java.util.stream.Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name)));
        model.addAttribute("levels", reading.levelNames(episodes));
        return "insurance/claim/episodes";
    }

    private static int revision(Map<String, String> typed) {
        try {
            return Integer.parseInt(typed.getOrDefault("revision", ""));
        } catch (NumberFormatException e) {
            throw new Fault(CommonFault.STALE);
        }
    }

    private Correction correction(UUID id, Map<String, String> typed) {
        Correction.Kind kind = kind(typed.get("kind"));
        TypedNumbers numbers = new TypedNumbers();
        List<NewClaim.Line> refunds = new ArrayList<>();
        typed.forEach((field, text) -> {
            BigDecimal amount = field.startsWith(REFUND) ? numbers.decimal(field, text) : null;
            if (amount != null) {
                String item = field.substring(REFUND.length());
                String units = typed.getOrDefault(UNITS + item, "");
                refunds.add(new NewClaim.Line(item, amount, numbers.decimal(UNITS + item, units)));
            }
        });
        Correction correction = new Correction(
                kind,
                typed.get("reason"),
                null,
                kind == Correction.Kind.REFUND ? refunds : null,
                "TEMPORARY".equals(typed.get("registration")) ? Registration.TEMPORARY : null);
        List<FieldFault> faults = new ArrayList<>(numbers.faults());
        if (!faults.isEmpty()) {
            // What else is wrong is said at once; that nothing is refunded is not, where something was typed.
            correcting.faults(id, correction).stream()
                    .filter(each -> !each.path().equals("refunds"))
                    .forEach(faults::add);
        }
        Fault.throwIfAny(faults);
        return correction;
    }

    private static Correction.@Nullable Kind kind(@Nullable String text) {
        for (Correction.Kind each : Correction.Kind.values()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        return null;
    }

    private String page(UUID id, Map<String, String> typed, @Nullable Fault fault, Model model) {
        Access access = ClaimPosts.reader();
        ExplainedClaim explained = reading.explain(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID place = explained.claim().claim().institutionId();
        boolean mayCorrect = access.scope().kind() == AccessScope.Kind.FUND
                || (ClaimPosts.SENDERS.contains(access.role()) && access.scope().coversInstitution(place));
        model.addAttribute(
                "page",
                new ClaimPage(
                        explained,
                        person(explained.claim().residentId()),
                        institutions.find(place).map(InstitutionSummary::name).orElse("–"),
                        mayCorrect,
                        typed,
                        new FormFault(fault == null ? null : atItsField(fault, typed)),
                        Identifiers.next().toString()));
        return "insurance/claim/record";
    }

    /** A refund's fault names its place in the list; the form knows its item class. */
    private static Fault atItsField(Fault fault, Map<String, String> typed) {
        List<String> refunded = typed.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith(REFUND) && new TypedNumbers().decimal("", each.getValue()) != null)
                .map(Map.Entry::getKey)
                .toList();
        List<FieldFault> fields = fault.fields().stream()
                .map(each -> each.path().matches("refunds\\[\\d+].*")
                        ? new FieldFault(field(each.path(), refunded), each.code(), each.arguments())
                        : each)
                .toList();
        return new Fault(fault.code(), fields, fault.arguments().toArray());
    }

    private static String field(String path, List<String> refunded) {
        String amount = refunded.get(Integer.parseInt(path.replaceAll("\\D", "")));
        return path.endsWith(".quantity") ? UNITS + amount.substring(REFUND.length()) : amount;
    }

    private @Nullable ResidentSummary person(UUID resident) {
        return CurrentAccess.seesPeople() ? residents.find(resident).orElse(null) : null;
    }
}
