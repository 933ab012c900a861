package org.jieli.institution;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes in an institution's own disease catalogue from a file. */
@Controller
class CatalogueController {

    private final CatalogueImport catalogues;
    private final Institutions institutions;

    CatalogueController(CatalogueImport catalogues, Institutions institutions) {
        this.catalogues = catalogues;
        this.institutions = institutions;
    }

    @PostMapping("/administration/institutions/{id}/catalogue")
    ModelAndView store(
            @PathVariable("id") UUID id,
            @RequestParam("file") MultipartFile file,
            @RequestParam("from") @DateTimeFormat(iso = ISO.DATE) LocalDate from)
            throws IOException {
        Access access = CurrentAccess.requireRole(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION);
        InstitutionSummary institution = institutions
                .find(id)
                .filter(found ->
                        access.role() == Role.ADMINISTRATOR || found.division().startsWith(access.division()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        try (InputStream content = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            CatalogueImport.Report report = catalogues.store(id, content, name, from);
            ModelAndView page = new ModelAndView("institution/catalogue");
            page.addObject("institution", institution);
            page.addObject("report", report);
            page.setStatus(report.isStored() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
