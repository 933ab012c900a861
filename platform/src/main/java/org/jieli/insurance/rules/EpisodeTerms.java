package org.jieli.insurance.rules;

import java.util.Map;
import java.util.Set;
import org.jieli.insurance.EpisodeDirection;

/**
 * Which stays make one disease cycle, and how its deductibles are counted.
 *
 * @param cycleDays from a discharge to the next admission at most
 * @param strategies by direction; all of them
 * @param sameDisease directions in which the same disease within the window is enough, without a referral
 */
public record EpisodeTerms(
        int cycleDays, Map<EpisodeDirection, DeductibleStrategy> strategies, Set<EpisodeDirection> sameDisease) {}
