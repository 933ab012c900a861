package org.jieli.assessment.pilot;

import java.util.Set;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;

/** Who applies, recommends and decides. */
final class PilotAccess {

    /** 北京、天津、上海、重庆, whose urban districts may be recommended. */
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    private static final int PROVINCE = 2;
    private static final int CITY = 4;
    private static final int DISTRICT = 6;

    private PilotAccess() {}

    static boolean isMunicipality(String division) {
        return division.length() >= PROVINCE && MUNICIPALITIES.contains(division.substring(0, PROVINCE));
    }

    /** The health authority of a city, or of a district of a municipality. */
    static boolean applies() {
        Access access = CurrentAccess.require();
        int wanted = isMunicipality(access.division()) ? DISTRICT : CITY;
        return access.role() == Role.HEALTH_COMMISSION && access.division().length() == wanted;
    }

    static boolean mayFill(PilotApplication application) {
        return applies()
                && application.state().isWithCity()
                && application.division().equals(CurrentAccess.require().division());
    }

    /** The health authority of a province. */
    static boolean recommends() {
        Access access = CurrentAccess.require();
        return access.role() == Role.HEALTH_COMMISSION && access.division().length() == PROVINCE;
    }

    /** The nation. */
    static boolean decides() {
        return ReportAccess.leadsTasks() && CurrentAccess.require().division().isEmpty();
    }

    /** An authority sees what lies below; a draft only who writes it. */
    static boolean maySee(PilotApplication application) {
        Access access = CurrentAccess.require();
        return application.division().equals(access.division())
                || application.division().startsWith(access.division())
                        && !application.state().isWithCity();
    }
}
