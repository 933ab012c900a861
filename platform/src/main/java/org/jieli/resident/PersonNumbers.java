package org.jieli.resident;

import java.util.List;

/** Finds people by the numbers that only they and their carers know, whoever asks: to let them in on their own pages. */
public interface PersonNumbers {

    /**
     * The living people with this identity number or this phone, old enough to act for themselves (14 years); empty when it is neither.
     * The caller has to audit what he does with them.
     */
    List<ReachablePerson> find(String identityNumberOrPhone);
}
