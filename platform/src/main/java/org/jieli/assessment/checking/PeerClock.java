package org.jieli.assessment.checking;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.Task;
import org.jieli.assessment.task.TasksUnderWay;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the ranges of peers anew every hour while a task is under way, so that the checks know what has come in since. */
@Component
public class PeerClock {

    private final PeerRanges peers;
    private final TasksUnderWay tasks;
    private final Forms forms;
    private final TransactionTemplate transactions;

    PeerClock(PeerRanges peers, TasksUnderWay tasks, Forms forms, TransactionTemplate transactions) {
        this.peers = peers;
        this.tasks = tasks;
        this.forms = forms;
        this.transactions = transactions;
    }

    @Bean
    static RecurringTask<Void> peerRangesHourly(PeerClock clock) {
        return Tasks.recurring("assessment-peer-ranges", FixedDelay.ofHours(1))
                .execute((task, context) -> CurrentAccess.runAsSystem("assessment.peers", clock::look));
    }

    /** Makes the ranges of all tasks under way; asked for in the scope of the system. */
    public void look() {
        tasks.now().forEach(this::make);
    }

    /** Makes the ranges of one task; how many there are now. */
    public int make(Task task) {
        int made = 0;
        for (Form form : forms.of(task.edition())) {
            // One transaction a form: readers are never without ranges, and a form that fails keeps no other waiting.
            Integer ranges = transactions.execute(status -> peers.make(task.id(), form.id()));
            made += ranges == null ? 0 : ranges;
        }
        return made;
    }
}
