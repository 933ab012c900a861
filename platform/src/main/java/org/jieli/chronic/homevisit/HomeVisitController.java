package org.jieli.chronic.homevisit;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.chronic.FollowUpSummary;
import org.jieli.chronic.FollowUps;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.PersonalDataSeal;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The page of home visits. Its shell holds nobody's data and may stay in the browser; the list of the day is loaded by it, sealed with a
 * key of the account, and goes with the sign-out.
 */
@Controller
class HomeVisitController {

    private static final Set<Role> DOERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR);
    private static final List<String> USUAL = List.of("systolic", "diastolic", "fastingGlucose");
    private static final int AHEAD = 7;
    private static final int MOST = 100;
    private static final int KEY_BYTES = 32;

    private final FollowUps followUps;
    private final Residents residents;
    private final ProgrammeTables tables;
    private final PersonalDataSeal seal;
    private final MessageSource messages;
    private final Clock clock;

    HomeVisitController(
            FollowUps followUps,
            Residents residents,
            ProgrammeTables tables,
            PersonalDataSeal seal,
            MessageSource messages,
            Clock clock) {
        this.followUps = followUps;
        this.tables = tables;
        this.messages = messages;
        this.residents = residents;
        this.seal = seal;
        this.clock = clock;
    }

    @Bean
    static MenuEntry homeVisitMenu() {
        return new MenuEntry(MenuEntry.Group.CHRONIC, 15, "chronic.home-visits", "/home-visits", "home-heart", DOERS);
    }

    /** A number to be measured, and between what it can lie. */
    record Asked(
            String name, String label, String unit, boolean whole, BigDecimal from, BigDecimal to, boolean needed) {}

    /** What the page may keep of a person: who it is, how to tell him, what is due, and what was measured last. */
    record DueAtHome(
            UUID id,
            UUID residentId,
            String name,
            String sex,
            int age,
            String phone,
            String purpose,
            LocalDate dueOn,
            boolean overdue,
            @Nullable String last,
            List<Asked> fields) {}

    /**
     * The list of the day.
     *
     * @param account whose list it is
     * @param key with which the browser seals it, the same for the account each time, in Base64
     * @param csrf header and token with which entries are sent
     */
    record Day(String account, String key, Map<String, String> csrf, LocalDate today, List<DueAtHome> people) {}

    @GetMapping("/home-visits")
    String shell() {
        CurrentAccess.requireRole(DOERS.toArray(Role[]::new));
        return "chronic/homevisit/shell";
    }

    /** With this an entry of before is sent: the token of the present session, and nobody's data. */
    @GetMapping("/home-visits/session")
    @ResponseBody
    Day session(HttpServletRequest request) {
        return new Day(account(), key(), csrf(request), LocalDate.now(clock), List.of());
    }

    @GetMapping("/home-visits/day")
    @ResponseBody
    Day day(HttpServletRequest request, Locale locale) {
        Access access = CurrentAccess.requireRole(DOERS.toArray(Role[]::new));
        LocalDate today = LocalDate.now(clock);
        List<FollowUpSummary> due = followUps.due(access.requireInstitution(), today.plusDays(AHEAD), MOST);
        Map<UUID, ResidentSummary> people =
                residents.findAll(due.stream().map(FollowUpSummary::residentId).collect(Collectors.toSet()));
        Map<UUID, FollowUpSummary> measured = followUps.lastMeasured(people.keySet());
        List<DueAtHome> list = new ArrayList<>();
        for (FollowUpSummary each : due) {
            ResidentSummary person = people.get(each.residentId());
            if (person != null && person.deceasedOn() == null) {
                list.add(new DueAtHome(
                        each.id(),
                        each.residentId(),
                        person.name(),
                        person.sex().name(),
                        person.ageOn(today),
                        Objects.requireNonNullElse(person.maskedPhone(), ""),
                        each.purpose(),
                        each.dueOn(),
                        each.dueOn().isBefore(today),
                        last(measured.get(each.residentId())),
                        fields(each, locale)));
            }
        }
        return new Day(account(), key(), csrf(request), today, list);
    }

    /** Those of all programmes that it serves, each once; the usual three where the plan says it in words. */
    private List<Asked> fields(FollowUpSummary followUp, Locale locale) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        followUp.programmes().forEach(programme -> tables.fields(programme)
                .forEach(field -> names.merge(field.measurement(), field.required(), Boolean::logicalOr)));
        if (names.isEmpty()) {
            USUAL.forEach(name -> names.put(name, false));
        }
        List<Asked> fields = new ArrayList<>();
        names.forEach((name, needed) -> {
            ProgrammeTables.Measurement known = tables.measurement(name);
            if (known != null) {
                fields.add(new Asked(
                        name,
                        String.valueOf(messages.getMessage("chronic." + name, null, name, locale)),
                        known.unit(),
                        known.decimals() == 0,
                        known.minimum(),
                        known.maximum(),
                        needed));
            }
        });
        return fields;
    }

    private static @Nullable String last(@Nullable FollowUpSummary measured) {
        if (measured == null) {
            return null;
        }
        BigDecimal glucose = measured.fastingGlucose();
        return (measured.systolic() == null ? "" : measured.systolic() + "/" + measured.diastolic() + " mmHg ")
                + (glucose == null ? "" : glucose.toPlainString() + " mmol/L");
    }

    @GetMapping("/home-visits/worker.js")
    ResponseEntity<Resource> worker() {
        return script("worker.js");
    }

    @GetMapping("/home-visits/page.js")
    ResponseEntity<Resource> page() {
        return script("page.js");
    }

    @GetMapping("/home-visits/manifest.webmanifest")
    ResponseEntity<Map<String, Object>> manifest() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .body(Map.of(
                        "name", "接力·入户随访",
                        "short_name", "入户随访",
                        "id", "/home-visits",
                        "start_url", "/home-visits",
                        "scope", "/home-visits",
                        "display", "standalone",
                        "background_color", "#f2f5f7",
                        "theme_color", "#0b6e6e",
                        "icons",
                                List.of(
                                        Map.of(
                                                "src", "/assets/jieli-192.png",
                                                "sizes", "192x192",
                                                "type", "image/png"),
                                        Map.of(
                                                "src", "/assets/jieli-512.png",
                                                "sizes", "512x512",
                                                "type", "image/png"))));
    }

    private static ResponseEntity<Resource> script(String file) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/home-visits")
                .body(new ClassPathResource("org/jieli/chronic/homevisit/" + file));
    }

    private static String account() {
        return String.valueOf(CurrentAccess.require().accountId());
    }

    /** The account's own, so that nobody else who signs in on the same phone reads what lies there. */
    private String key() {
        byte[] hash = seal.hash("key of home visits of " + account());
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(hash, KEY_BYTES));
    }

    private static Map<String, String> csrf(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? Map.of() : Map.of("header", token.getHeaderName(), "token", token.getToken());
    }
}
