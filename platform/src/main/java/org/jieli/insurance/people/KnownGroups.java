package org.jieli.insurance.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.parameter.RuleBook;
import org.springframework.stereotype.Component;

/** The groups of persons and of medical assistance that a region's rules of today know, by code; groups by age alone are not kept. */
@Component
public class KnownGroups {

    private final RuleBook rules;
    private final Clock clock;

    KnownGroups(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The names of both kinds, by code. */
    public record Names(Map<String, String> groups, Map<String, String> assistance) {

        public String group(String code) {
            return groups.getOrDefault(code, code);
        }

        public String assisted(String code) {
            return assistance.getOrDefault(code, code);
        }
    }

    Names of(String region) {
        Map<String, String> groups = new LinkedHashMap<>();
        Map<String, String> assistance = new LinkedHashMap<>();
        for (Scheme scheme : Scheme.values()) {
            rules.on(region, scheme, LocalDate.now(clock)).ifPresent(set -> {
                set.rules().groups().stream()
                        .filter(group -> !group.byAge())
                        .forEach(group -> groups.putIfAbsent(group.code(), group.name()));
                set.rules().assistance().forEach(each -> assistance.putIfAbsent(each.code(), each.name()));
            });
        }
        return new Names(groups, assistance);
    }
}
