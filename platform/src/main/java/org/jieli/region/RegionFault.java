package org.jieli.region;

import org.jieli.shared.FaultCode;

/** What can be wrong with a change of divisions. */
enum RegionFault implements FaultCode {
    /** Unknown, no longer in force, or changed on or after the day asked for. */
    NOT_IN_FORCE("region.not-in-force", 409),
    /** The code is taken on that day. */
    CODE_TAKEN("region.code-taken", 409),
    /** The division does not lie in the asker's own. */
    OUTSIDE("region.outside", 403),
    /** Only divisions of one level merge. */
    LEVELS_DIFFER("region.levels-differ", 422);

    private final String code;
    private final int status;

    RegionFault(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
