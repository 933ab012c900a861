package org.jieli.enrolment.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the search boxes of a team's pages offer. */
@RestController
class TeamChoiceController {

    private static final int CHOICES = 20;
    private static final int CITY = 4;

    private final TeamBook book;
    private final Institutions institutions;
    private final Clock clock;

    TeamChoiceController(TeamBook book, Institutions institutions, Clock clock) {
        this.book = book;
        this.institutions = institutions;
        this.clock = clock;
    }

    /** One practitioner in the search box for a new member; the code carries the place where he practises. */
    record Choice(String code, String name, String detail) {}

    @GetMapping("/care-teams/{id}/candidates")
    List<Choice> candidates(@PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        CareTeam team = book.require(id);
        TeamController.requireFormer();
        String place = institutions
                .find(team.institutionId())
                .map(InstitutionSummary::division)
                .orElse("");
        List<UUID> near = institutions.inDivision(place.substring(0, Math.min(CITY, place.length()))).stream()
                .map(InstitutionSummary::id)
                .toList();
        return institutions.practitioners(q, near, LocalDate.now(clock), CHOICES).stream()
                .map(each -> new Choice(
                        each.practitionerId() + "@" + each.institutionId(),
                        each.practitionerName(),
                        each.institutionName()))
                .toList();
    }

    /** Institutions for a team and for its 1+1+1. */
    @GetMapping("/care-teams/institutions")
    List<Choice> places(@RequestParam(defaultValue = "") String q) {
        TeamController.requireFormer();
        return institutions.search(q, LocalDate.now(clock), CHOICES).stream()
                .map(each -> new Choice(each.id().toString(), each.name(), ""))
                .toList();
    }
}
