package org.jieli.region;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Offers the townships and villages in which somebody may live, for search boxes. */
@Controller
class DivisionSearchController {

    private static final int LOOKED_AT = 2000;
    private static final int HITS = 20;
    private static final int SHORTEST = 9;
    private static final int CITY = 4;

    private final Divisions divisions;
    private final Clock clock;

    DivisionSearchController(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    record Hit(String code, String name, String detail) {}

    /** Those of the asker's own city first. */
    @GetMapping("/divisions/search")
    @ResponseBody
    List<Hit> search(@RequestParam("q") String q) {
        String division = CurrentAccess.require().division();
        String own = division.substring(0, Math.min(CITY, division.length()));
        LocalDate today = LocalDate.now(clock);
        return divisions.search(q.strip(), today, LOOKED_AT).stream()
                .filter(each -> each.code().length() >= SHORTEST)
                .sorted(Comparator.comparing(each -> !each.code().startsWith(own)))
                .limit(HITS)
                .map(each -> new Hit(each.code(), divisions.fullName(each.code(), today), each.code()))
                .toList();
    }
}
