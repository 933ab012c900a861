package org.jieli.shared;

/**
 * A stable code of something that went wrong; each module has one enum. The words are the message {@code fault.<code>} in the
 * module's bundles and must say what is wrong, where, and what to do.
 */
public interface FaultCode {

    /** Stable, lower-case, dotted, e.g. {@code referral.stale}. */
    String code();

    /** The HTTP status that the API answers with. */
    int status();
}
