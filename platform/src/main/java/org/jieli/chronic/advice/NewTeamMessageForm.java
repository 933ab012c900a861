package org.jieli.chronic.advice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the message box.
 *
 * @param to the hospital that is asked, empty for a note
 * @param answers the question that this answers
 * @param consented null when the box was not ticked
 * @param key makes a repeated click write once
 */
record NewTeamMessageForm(
        @Nullable String words,
        @Nullable UUID to,
        @Nullable Boolean consented,
        @Nullable UUID answers,
        @Nullable String key) {

    static NewTeamMessageForm empty() {
        return new NewTeamMessageForm(null, null, null, null, null);
    }

    NewTeamMessageForm withKey(String fresh) {
        return new NewTeamMessageForm(words, to, consented, answers, fresh);
    }

    boolean isConsented() {
        return Boolean.TRUE.equals(consented);
    }

    NewTeamMessage message() {
        return new NewTeamMessage(words, to, isConsented(), answers);
    }
}
