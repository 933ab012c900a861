package org.jieli.chronic.advice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to write: a note when it neither asks nor answers.
 *
 * @param words up to 2,000 characters
 * @param toInstitutionId the hospital that is asked
 * @param consented whether the person agrees that the hospital sees the record, which asking it needs (个人信息保护法 第二十三条)
 * @param answers the question that this answers
 */
record NewTeamMessage(
        @Nullable String words,
        @Nullable UUID toInstitutionId,
        boolean consented,
        @Nullable UUID answers) {

    TeamMessageKind kind() {
        if (answers != null) {
            return TeamMessageKind.ADVICE;
        }
        return toInstitutionId == null ? TeamMessageKind.NOTE : TeamMessageKind.QUESTION;
    }
}
