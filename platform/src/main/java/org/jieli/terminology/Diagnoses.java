package org.jieli.terminology;

import java.util.List;
import java.util.Optional;

/** The diagnosis codes in force. */
public interface Diagnoses {

    Optional<Diagnosis> find(String code);

    /** By Chinese name, pinyin initials or code; exact and prefix matches first, shorter codes before longer ones. */
    List<Diagnosis> search(String text, int limit);
}
