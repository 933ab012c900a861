package org.jieli.assessment.filling;

import java.time.LocalDate;
import java.util.List;

/** What was asked and answered for all about an item; the sheet shows it beside the item. */
public interface ItemAnswers {

    /** A public question with its answer. */
    record ItemAnswer(String question, String answer, String answeredBy, LocalDate answeredOn) {}

    List<ItemAnswer> of(String form, String item);
}
