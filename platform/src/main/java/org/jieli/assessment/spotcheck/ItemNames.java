package org.jieli.assessment.spotcheck;

import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.Task;

/** What the items of a task's forms are called. */
public final class ItemNames {

    private final Forms forms;
    private final Task task;

    ItemNames(Forms forms, Task task) {
        this.forms = forms;
        this.task = task;
    }

    /** The words of an item's label; the code where the edition no longer has it. */
    public String of(String form, String item) {
        return forms.get(form, task.edition()).item(item).map(FormRow::reading).orElse(item);
    }
}
