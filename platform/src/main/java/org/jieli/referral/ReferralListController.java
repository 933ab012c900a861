package org.jieli.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists of referrals by filters that stand in the address: all, or what is overdue; on the page or as a workbook. */
@Controller
class ReferralListController {

    private static final Set<Role> OVERSEERS =
            EnumSet.of(Role.REFERRAL_CENTRE, Role.ALLIANCE_OFFICE, Role.HEALTH_COMMISSION);
    private static final String ALL = "/referrals";
    private static final String OVERDUE = "/referrals/overdue";
    private static final int PAGE = 50;

    private final ListingReferrals listing;
    private final ReferralListExport export;
    private final Pickers pickers;
    private final Institutions institutions;
    private final Residents residents;

    ReferralListController(
            ListingReferrals listing,
            ReferralListExport export,
            Pickers pickers,
            Institutions institutions,
            Residents residents) {
        this.listing = listing;
        this.export = export;
        this.pickers = pickers;
        this.institutions = institutions;
        this.residents = residents;
    }

    @Bean
    static MenuEntry overdueMenu() {
        return new MenuEntry(
                MenuEntry.Group.REFERRALS, 15, "referral.overdue-list", OVERDUE, "clock-exclamation", OVERSEERS);
    }

    @GetMapping(ALL)
    ModelAndView list(AskedReferrals asked, @RequestParam(required = false) @Nullable String after) {
        return page(ALL, asked, after);
    }

    /** What is overdue in the asker's scope, the longest first, with who has the next step and his phone. */
    @GetMapping(OVERDUE)
    ModelAndView overdue(AskedReferrals asked, @RequestParam(required = false) @Nullable String after) {
        return page(OVERDUE, asked, after);
    }

    @GetMapping("/referrals/export")
    void export(AskedReferrals asked, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        ReferralFilter filter = asked.read();
        Workbooks.open(response, "referrals.xlsx");
        export.write(filter, ui, response.getOutputStream());
    }

    private ModelAndView page(String path, AskedReferrals asked, @Nullable String after) {
        boolean overdue = path.equals(OVERDUE) || "true".equals(asked.overdue());
        ModelAndView page;
        try {
            ReferralFilter filter = (overdue ? asked.with("overdue", "true") : asked).read();
            page = filled(path, asked, overdue, filter, ListKey.parse(after));
        } catch (Fault fault) {
            if (fault.code() != CommonFault.INVALID) {
                throw fault;
            }
            page = new ModelAndView("referral/list");
            page.setStatus(org.springframework.http.HttpStatusCode.valueOf(CommonFault.INVALID.status()));
            page.addObject(
                    "list",
                    new ListPage(
                            path,
                            asked,
                            overdue,
                            new KeysetPage<>(List.of(), null),
                            0,
                            Map.of(),
                            Map.of(),
                            pickers.of(asked),
                            null,
                            fault));
        }
        return page;
    }

    private ModelAndView filled(
            String path, AskedReferrals asked, boolean overdue, ReferralFilter filter, @Nullable ListKey after) {
        KeysetPage<ListedReferral> found = listing.page(filter, after, PAGE);
        List<ReferralSummary> rows =
                found.items().stream().map(ListedReferral::summary).toList();
        Map<UUID, InstitutionSummary> places = institutions.findAll(Stream.concat(
                        Stream.of(filter.institution(), filter.from(), filter.to(), filter.owner()),
                        rows.stream().flatMap(each -> Stream.of(each.fromInstitutionId(), each.toInstitutionId())))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, ResidentSummary> people =
                residents.findAll(rows.stream().map(ReferralSummary::residentId).collect(Collectors.toSet()));
        ModelAndView page = new ModelAndView("referral/list");
        page.addObject(
                "list",
                new ListPage(
                        path,
                        asked,
                        overdue,
                        found,
                        listing.count(filter),
                        places,
                        people,
                        pickers.of(asked),
                        CurrentAccess.require().institutionId(),
                        null));
        return page;
    }
}
