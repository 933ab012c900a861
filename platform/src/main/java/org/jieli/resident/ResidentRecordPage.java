package org.jieli.resident;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The record of a resident, with what was typed into one of its forms. */
@Component
class ResidentRecordPage {

    private static final int SHOWN = 50;

    private final Residents residents;
    private final Guardians guardians;
    private final Consents consents;
    private final Institutions institutions;
    private final Divisions divisions;
    private final Clock clock;

    ResidentRecordPage(
            Residents residents,
            Guardians guardians,
            Consents consents,
            Institutions institutions,
            Divisions divisions,
            Clock clock) {
        this.residents = residents;
        this.guardians = guardians;
        this.consents = consents;
        this.institutions = institutions;
        this.divisions = divisions;
        this.clock = clock;
    }

    String show(UUID id, Model model, Map<String, String> typed, List<FieldFault> faults) {
        ResidentSummary resident = residents.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        List<TimelineEntry> timeline = residents.timeline(id, SHOWN);
        Role role = CurrentAccess.require().role();
        model.addAttribute("resident", resident);
        model.addAttribute("home", divisions.fullName(resident.division(), LocalDate.now(clock)));
        model.addAttribute("timeline", timeline);
        model.addAttribute("places", places(timeline));
        model.addAttribute("role", role);
        model.addAttribute("guardians", guardians.of(id));
        model.addAttribute("consents", consents.of(id));
        model.addAttribute("mayRecord", Recorder.may(role));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "resident/record";
    }

    private Map<UUID, String> places(List<TimelineEntry> timeline) {
        Map<UUID, String> names = new HashMap<>();
        institutions
                .findAll(timeline.stream().map(TimelineEntry::institutionId).collect(Collectors.toSet()))
                .values()
                .forEach((InstitutionSummary place) -> names.put(place.id(), place.name()));
        return names;
    }
}
