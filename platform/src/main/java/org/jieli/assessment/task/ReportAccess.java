package org.jieli.assessment.task;

import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a report. An institution's office fills in its own and those of the members it leads, an authority its own form;
 * whoever stands above in the line (city, province, nation) reviews, whoever the area covers reads. The database keeps the rows of others
 * back a second time.
 */
public final class ReportAccess {

    private static final int CITY_DIGITS = 4;
    private static final int PROVINCE_DIGITS = 2;

    private ReportAccess() {}

    /** Places in the line from the top down. */
    private enum Rank {
        NATION,
        PROVINCE,
        CITY,
        BELOW;

        static Rank of(String division) {
            return switch (division.length()) {
                case 0 -> NATION;
                case PROVINCE_DIGITS -> PROVINCE;
                case CITY_DIGITS -> CITY;
                default -> BELOW;
            };
        }
    }

    public static boolean mayFill(Unit unit) {
        return speaksFor(unit.division(), unit.institutionId());
    }

    /** Whether the asker speaks for a unit: its authority, or its institution's office or that of its lead. */
    public static boolean speaksFor(String division, @Nullable UUID institutionId) {
        Access access = CurrentAccess.require();
        if (institutionId == null) {
            return access.role() == Role.HEALTH_COMMISSION && access.division().equals(division);
        }
        return access.role() == Role.ALLIANCE_OFFICE && access.scope().coversInstitution(institutionId);
    }

    public static boolean mayRead(Unit unit) {
        return mayRead(unit.division(), unit.institutionId());
    }

    /** Whether the asker's reach covers a place: an institution there, or its authority where there is none. */
    public static boolean mayRead(String division, @Nullable UUID institutionId) {
        Access access = CurrentAccess.require();
        AccessScope scope = access.scope();
        return switch (scope.kind()) {
            case SYSTEM -> true;
            case DIVISION -> division.startsWith(access.division());
            case INSTITUTIONS -> institutionId != null && scope.coversInstitution(institutionId);
            case NONE, PERSON, FUND, FUNDS -> false;
        };
    }

    /** Whether the asker stands above the unit in the line. */
    public static boolean mayReview(Unit unit) {
        return isAuthority() && mayRead(unit) && rank().compareTo(rankOf(unit)) < 0;
    }

    /** Locking closes what those below accepted: one step further up than the first reviewer, and at the top. */
    public static boolean mayLock(Unit unit) {
        return mayReview(unit)
                && (rank() == Rank.NATION || rank().compareTo(Rank.CITY) < 0 && rankOf(unit) == Rank.BELOW);
    }

    /** Whether the asker has the part in which a step is taken. */
    static boolean mayTake(ReportStep step, Unit unit) {
        return switch (step.taker()) {
            case FILLER -> mayFill(unit);
            case REVIEWER -> mayReview(unit);
            case LOCKER -> mayLock(unit);
            case LEADER -> leadsTasks();
        };
    }

    /** Whether the asker reviews at all: an authority of a city, a province or the nation. */
    public static boolean reviews() {
        return isAuthority() && rank() != Rank.BELOW;
    }

    /** Whether the asker gives a later closing time. */
    public static boolean mayExtend(Unit unit) {
        return leadsTasks() || mayReview(unit);
    }

    /** Whether the asker may ask for a report that is owed: whoever stands above its unit. */
    public static boolean mayChase(String division, @Nullable UUID institution) {
        return leadsTasks()
                || isAuthority() && rank().compareTo(institution == null ? Rank.of(division) : Rank.BELOW) < 0;
    }

    /** Whether the asker locks reports of authorities too, which only the top does. */
    static boolean locksAuthorities() {
        return isAuthority() && rank() == Rank.NATION;
    }

    /** Tasks, publication and scoring are led by the evaluator, and by the nation's authority. */
    public static boolean leadsTasks() {
        Access access = CurrentAccess.require();
        return access.role() == Role.EVALUATOR || access.role() == Role.HEALTH_COMMISSION && rank() == Rank.NATION;
    }

    public static void requireLead() {
        if (!leadsTasks()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }

    /** Figures are for the authorities, an alliance's office, and the insurance bureau once they are published. */
    public static void requireFigureReader() {
        CurrentAccess.requireRole(Role.HEALTH_COMMISSION, Role.EVALUATOR, Role.ALLIANCE_OFFICE, Role.INSURANCE_BUREAU);
    }

    public static boolean mayReadFigures(String division, @Nullable UUID institutionId, boolean published) {
        return published || CurrentAccess.require().role() != Role.INSURANCE_BUREAU && mayRead(division, institutionId);
    }

    private static boolean isAuthority() {
        Role role = CurrentAccess.require().role();
        return role == Role.HEALTH_COMMISSION || role == Role.EVALUATOR;
    }

    private static Rank rank() {
        return Rank.of(CurrentAccess.require().division());
    }

    private static Rank rankOf(Unit unit) {
        return unit.institutionId() == null ? Rank.of(unit.division()) : Rank.BELOW;
    }
}
