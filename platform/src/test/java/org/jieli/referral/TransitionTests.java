package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jieli.referral.Transition.Side;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTests {

    @Property
    void anyRowOfActionsWalksTheEdgesOfTheTableOnly(
            @ForAll List<Transition> actions, @ForAll ReferralDirection direction, @ForAll Urgency urgency) {
        ReferralState state = ReferralState.DRAFT;
        for (Transition action : actions) {
            if (action.leadsFrom(state, direction, urgency)) {
                assertThat(state.isEnd()).isFalse();
                state = action.to();
            }
            assertThat(Transition.ownerIn(state) == null).isEqualTo(state.isEnd());
        }
    }

    @Property
    void anEndIsWithinReachFromEveryState(
            @ForAll ReferralState start, @ForAll ReferralDirection direction, @ForAll Urgency urgency) {
        Set<ReferralState> reached = new HashSet<>(Set.of(start));
        boolean grew = true;
        while (grew) {
            grew = reached.addAll(Arrays.stream(Transition.values())
                    .filter(action -> reached.stream().anyMatch(state -> action.leadsFrom(state, direction, urgency)))
                    .map(Transition::to)
                    .toList());
        }
        assertThat(reached).anyMatch(ReferralState::isEnd);
    }

    @Property
    void onlyClinicalRolesOfTheTwoSidesAct(@ForAll Transition action, @ForAll Role role, @ForAll Side side) {
        if (action.isFor(side, role)) {
            assertThat(side).isEqualTo(action.side());
        }
        if (Set.of(Role.HEALTH_COMMISSION, Role.INSURANCE_BUREAU, Role.EVALUATOR, Role.ALLIANCE_OFFICE)
                .contains(role)) {
            assertThat(action.isFor(Side.REFERRER, role) || action.isFor(Side.RECEIVER, role))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(ReferralState.class)
    void nothingLeavesAnEnd(ReferralState state) {
        assertThat(Arrays.stream(Transition.values())
                        .anyMatch(action -> action.from().contains(state)))
                .isNotEqualTo(state.isEnd());
    }

    @Test
    void aDownReferralIsClosedByItsFirstFollowUpAlone() {
        assertThat(Arrays.stream(Transition.values())
                        .filter(action -> action.to() == ReferralState.COMPLETED)
                        .filter(action ->
                                action.leadsFrom(ReferralState.IN_CARE, ReferralDirection.DOWN, Urgency.ROUTINE)))
                .containsExactly(Transition.FOLLOW_UP);
    }
}
