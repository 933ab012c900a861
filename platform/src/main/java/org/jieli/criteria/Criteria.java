package org.jieli.criteria;

import java.util.List;

/** Decision support by versioned DMN tables; pure: the same case on the same day gets the same advice. */
public interface Criteria {

    Advice advise(Case patient);

    /** The findings that the tables in force can use, in the order of the page. */
    List<Finding> findings();

    /** The measurements that tables may name, in the order of the page. */
    List<Measurement> measurements();

    /**
     * A finding that a doctor may tick.
     *
     * @param code stable, e.g. {@code severe-headache}
     * @param name Chinese words
     * @param nameEnglish English words
     * @param group where it stands on the page, e.g. {@code hypertension}
     */
    record Finding(String code, String name, String nameEnglish, String group) {}
}
