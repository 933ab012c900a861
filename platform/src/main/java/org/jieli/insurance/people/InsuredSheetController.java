package org.jieli.insurance.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.claim.CoverageDesk.Written;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet of insured people: template, file, all faults by line; where bills lie behind, only after a second word. */
@Controller
class InsuredSheetController {

    private static final String PATH = PeopleController.PATH + "/sheet";
    private static final int WIDTH = 20;
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final ChangingInsured changing;
    private final KnownGroups groups;
    private final MessageSource words;

    InsuredSheetController(ChangingInsured changing, KnownGroups groups, MessageSource words) {
        this.changing = changing;
        this.groups = groups;
        this.words = words;
    }

    @GetMapping(PATH)
    String empty(Model model) {
        return page(List.of(), null, null, model);
    }

    @GetMapping(PATH + "/template.xlsx")
    ResponseEntity<byte[]> template(Locale locale) throws IOException {
        FundPost.region();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(words.getMessage("insured.title", null, locale));
            for (InsuredColumn column : InsuredColumn.values()) {
                sheet.value(0, column.ordinal(), column.title(locale));
                sheet.style(0, column.ordinal()).bold().set();
                sheet.width(column.ordinal(), WIDTH);
                sheet.range(1, column.ordinal(), InsuredSheet.MOST, column.ordinal())
                        .style()
                        .format("@")
                        .set();
            }
            sheet.freezePane(0, 1);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"insured-template.xlsx\"")
                .contentType(EXCEL)
                .body(out.toByteArray());
    }

    @PostMapping(PATH)
    String read(
            @RequestParam("file") MultipartFile file,
            @RequestParam(name = "again", defaultValue = "false") boolean again,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        String region = FundPost.region();
        try (InputStream content = file.getInputStream()) {
            InsuredSheet sheet = InsuredSheet.read(content, groups.of(region), words, locale);
            try {
                Written tried = changing.tried(sheet.rows());
                String sum = sum(file);
                if (sheet.faults().isEmpty() && tried.bills() > 0 && !(again && seen.equals(sum))) {
                    model.addAttribute("seen", sum);
                    return page(List.of(), tried, null, model);
                }
                if (sheet.faults().isEmpty()) {
                    changing.change(sheet.rows());
                    flash.addFlashAttribute(Ui.DONE, "insured.sheet.done");
                    return "redirect:" + PeopleController.PATH;
                }
                response.setStatus(CommonFault.INVALID.status());
                return page(sheet.faults(), null, null, model);
            } catch (Fault fault) {
                if (fault.fields().isEmpty()) {
                    throw fault;
                }
                response.setStatus(fault.code().status());
                return page(joined(sheet, fault), null, null, model);
            }
        } catch (Fault fault) {
            if (fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(List.of(), null, fault, model);
        }
    }

    /** Tells whether a file is the one whose consequences were shown. */
    private static String sum(MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What could not be read, and what is wrong with what could; a cell is told of once. */
    private static List<LineFault> joined(InsuredSheet sheet, Fault fault) {
        List<LineFault> all = new ArrayList<>(sheet.faults());
        sheet.atLines(fault).stream()
                .filter(each -> all.stream()
                        .noneMatch(known ->
                                known.line() == each.line() && known.column().equals(each.column())))
                .forEach(all::add);
        all.sort(Comparator.comparingInt(LineFault::line));
        return all;
    }

    private String page(List<LineFault> faults, @Nullable Written tried, @Nullable Fault fault, Model model) {
        model.addAttribute("names", groups.of(FundPost.region()));
        model.addAttribute("faults", faults);
        model.addAttribute("tried", tried);
        model.addAttribute("fault", new FormFault(fault));
        return "insurance/people/sheet";
    }
}
