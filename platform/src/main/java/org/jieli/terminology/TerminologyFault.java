package org.jieli.terminology;

import org.jieli.shared.FaultCode;

/** What can be wrong with an import as a whole. */
enum TerminologyFault implements FaultCode {
    /** No line of the file is right. */
    NOTHING_TO_IMPORT("terminology.nothing-to-import", 409);

    private final String code;
    private final int status;

    TerminologyFault(String code, int status) {
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
