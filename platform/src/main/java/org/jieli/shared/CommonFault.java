package org.jieli.shared;

/** Faults that any module may raise. */
public enum CommonFault implements FaultCode {
    /** The form or body has faults in named fields. */
    INVALID("common.invalid", 422),
    /** It does not exist, or lies outside the asker's scope: the two are not told apart. */
    NOT_FOUND("common.not-found", 404),
    NOT_SIGNED_IN("common.not-signed-in", 401),
    /** The role may not do this. */
    FORBIDDEN("common.forbidden", 403),
    /** Somebody else changed it meanwhile. */
    STALE("common.stale", 412),
    /** A state-changing API call on a versioned thing came without If-Match. */
    PRECONDITION_REQUIRED("common.precondition-required", 428),
    /** The same idempotency key came with another body. */
    KEY_REUSED("common.key-reused", 409),
    TOO_LARGE("common.too-large", 413),
    UNREADABLE("common.unreadable", 400),
    /** The address knows other methods only. */
    METHOD("common.method", 405),
    /** The body is of a kind that is not read here. */
    MEDIA_TYPE("common.media-type", 415),
    /** The file is neither an Excel workbook (.xlsx) nor a CSV. */
    NO_SHEET("common.no-sheet", 400),
    /** The database cannot be reached at the moment; whether the last thing was done, only asking again tells. */
    UNAVAILABLE("common.unavailable", 503),
    /** Our own fault, not foreseen; the log has it. */
    FAILED("common.failed", 500);

    private final String code;
    private final int status;

    CommonFault(String code, int status) {
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
