package org.jieli.medication.formulary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of an institution beside the list of its lead: what both have, and what is missing here. */
@Controller
class FormularyController {

    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Formularies formularies;
    private final DrugCatalogue catalogue;
    private final Institutions institutions;

    FormularyController(Formularies formularies, DrugCatalogue catalogue, Institutions institutions) {
        this.formularies = formularies;
        this.catalogue = catalogue;
        this.institutions = institutions;
    }

    /** What of the two lists is shown. */
    enum FormularyPart {
        ALL,
        HERE,
        MISSING,
        NOWHERE
    }

    /** A drug in both lists. */
    record ListedDrug(Drug drug, boolean here, boolean atLead) {

        boolean isIn(FormularyPart part) {
            return switch (part) {
                case ALL -> here || atLead;
                case HERE -> here;
                case MISSING -> atLead && !here;
                case NOWHERE -> !here && !atLead;
            };
        }
    }

    @Bean
    static MenuEntry formularyMenu() {
        return new MenuEntry(
                MenuEntry.Group.MEDICATION,
                60,
                "medication.formulary",
                "/formulary",
                "list-check",
                Set.of(
                        Role.VILLAGE_DOCTOR,
                        Role.FAMILY_DOCTOR,
                        Role.SPECIALIST,
                        Role.PHARMACIST,
                        Role.ALLIANCE_OFFICE));
    }

    @GetMapping("/formulary")
    String list(
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "part", defaultValue = "ALL") FormularyPart part,
            @RequestParam(name = "q", defaultValue = "") String q,
            Model model) {
        Access access = MedicationPosts.reader();
        UUID shown = readable(access, institution);
        Optional<UUID> lead = formularies.leadOf(shown);
        List<ListedDrug> all = listed(shown, lead, q);
        model.addAttribute("institution", institutions.find(shown).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("lead", lead.flatMap(institutions::find).orElse(null));
        model.addAttribute("part", part);
        model.addAttribute("q", q.strip());
        model.addAttribute("all", all);
        model.addAttribute("drugs", all.stream().filter(each -> each.isIn(part)).toList());
        model.addAttribute("members", members(access, shown));
        model.addAttribute("sizes", formularies.sizes(access.scope().institutions()));
        model.addAttribute("mayChange", mayChange(access, shown));
        return "medication/formulary/list";
    }

    @PostMapping("/formulary/{institution}/{drug}")
    String change(
            @PathVariable("institution") UUID institution,
            @PathVariable("drug") UUID drug,
            @RequestParam("stocked") boolean stocked,
            @RequestParam(name = "part", defaultValue = "ALL") FormularyPart part,
            RedirectAttributes flash) {
        if (!mayChange(CurrentAccess.require(), institution)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        boolean changed = stocked ? formularies.take(institution, drug) : formularies.leave(institution, drug);
        if (changed) {
            flash.addFlashAttribute(Ui.DONE, stocked ? "medication.formulary-taken" : "medication.formulary-left");
        }
        return "redirect:/formulary?part=" + part + "&institution=" + institution;
    }

    @GetMapping("/formulary/export")
    ResponseEntity<byte[]> export(
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @ModelAttribute("ui") Ui ui)
            throws IOException {
        UUID shown = readable(MedicationPosts.reader(), institution);
        List<ListedDrug> all = listed(shown, formularies.leadOf(shown), "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Jieli", "1.0")) {
            var sheet = workbook.newWorksheet(ui.t("medication.formulary"));
            List<String> headings =
                    List.of("medication.code", "medication.drug", "medication.here", "medication.at-lead");
            for (int i = 0; i < headings.size(); i++) {
                sheet.value(0, i, ui.t(headings.get(i)));
            }
            int row = 1;
            for (ListedDrug each : all) {
                sheet.value(row, 0, each.drug().code());
                sheet.value(row, 1, each.drug().title());
                sheet.value(row, 2, ui.t(each.here() ? "medication.yes" : "medication.no"));
                sheet.value(row++, 3, ui.t(each.atLead() ? "medication.yes" : "medication.no"));
            }
        }
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"formulary.xlsx\"")
                .contentType(EXCEL)
                .body(out.toByteArray());
    }

    private List<ListedDrug> listed(UUID institution, Optional<UUID> lead, String q) {
        Set<UUID> here = formularies.of(institution);
        Set<UUID> atLead = lead.map(formularies::of).orElse(Set.of());
        return catalogue.search(q, Integer.MAX_VALUE).stream()
                .map(drug -> new ListedDrug(drug, here.contains(drug.id()), atLead.contains(drug.id())))
                .toList();
    }

    private List<InstitutionSummary> members(Access access, UUID shown) {
        if (access.scope().institutions().size() < 2) {
            return List.of();
        }
        List<InstitutionSummary> members = new ArrayList<>(
                institutions.findAll(access.scope().institutions()).values());
        members.sort(java.util.Comparator.comparing(InstitutionSummary::name));
        return members;
    }

    private static UUID readable(Access access, @Nullable UUID institution) {
        UUID wanted = institution == null ? access.requireInstitution() : institution;
        if (!wanted.equals(access.institutionId()) && !access.scope().coversInstitution(wanted)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return wanted;
    }

    private static boolean mayChange(Access access, UUID institution) {
        return switch (access.role()) {
            case PHARMACIST, VILLAGE_DOCTOR -> institution.equals(access.institutionId());
            case ALLIANCE_OFFICE -> access.scope().coversInstitution(institution);
            case FAMILY_DOCTOR,
                    SPECIALIST,
                    REFERRAL_CENTRE,
                    HEALTH_COMMISSION,
                    INSURANCE_BUREAU,
                    EVALUATOR,
                    INTEGRATOR,
                    ADMINISTRATOR,
                    RESIDENT,
                    GUARDIAN -> false;
        };
    }
}
