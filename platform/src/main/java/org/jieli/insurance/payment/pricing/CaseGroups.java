package org.jieli.insurance.payment.pricing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.institution.Tier;
import org.jieli.insurance.payment.terms.CaseGroup;

/** Finds the group of a case: the one that names its diagnosis most closely, and of those the one for its tier. */
final class CaseGroups {

    private final List<CaseGroup> groups;
    private final Map<String, Optional<CaseGroup>> found = new HashMap<>();

    CaseGroups(List<CaseGroup> groups) {
        this.groups = groups;
    }

    Optional<CaseGroup> of(String diagnosis, Tier tier) {
        return found.computeIfAbsent(tier + diagnosis, any -> search(diagnosis, tier));
    }

    private Optional<CaseGroup> search(String diagnosis, Tier tier) {
        CaseGroup best = null;
        int bestScore = 0;
        for (CaseGroup group : groups) {
            if (group.tier() != null && group.tier() != tier) {
                continue;
            }
            int closeness = DiseaseRanges.closeness(group.ranges(), diagnosis);
            int score = closeness == 0 ? 0 : 2 * closeness + (group.tier() == null ? 0 : 1);
            if (score > bestScore) {
                best = group;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }
}
