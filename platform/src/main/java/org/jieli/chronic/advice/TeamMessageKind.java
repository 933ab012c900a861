package org.jieli.chronic.advice;

/** What a message of the team is. */
enum TeamMessageKind {
    NOTE,
    QUESTION,
    ADVICE
}
