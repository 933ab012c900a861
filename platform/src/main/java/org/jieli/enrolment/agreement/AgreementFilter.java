package org.jieli.enrolment.agreement;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.enrolment.KeyPopulation;
import org.jspecify.annotations.Nullable;

/**
 * Which agreements a list shows, within the asker's scope.
 *
 * @param ending only those that end soon and have not been renewed
 * @param q a person's name, initials or number
 */
record AgreementFilter(
        @Nullable UUID team,
        @Nullable Phase phase,
        @Nullable KeyPopulation population,
        boolean ending,
        @Nullable String q) {

    /** The last row of a page, for the page after it. */
    record Key(LocalDate from, UUID id) {

        static @Nullable Key parse(@Nullable String text) {
            if (text == null || !text.matches("[0-9-]{10}_[0-9a-f-]{36}")) {
                return null;
            }
            try {
                return new Key(LocalDate.parse(text.substring(0, 10)), UUID.fromString(text.substring(11)));
            } catch (RuntimeException e) {
                return null;
            }
        }

        static String of(Agreement last) {
            return last.from() + "_" + last.id();
        }
    }

    String at(String path) {
        StringBuilder address = new StringBuilder(path);
        char sign = '?';
        Object[][] all = {
            {"team", team}, {"phase", phase}, {"population", population}, {"ending", ending ? "true" : null}, {"q", q}
        };
        for (Object[] each : all) {
            if (each[1] != null) {
                address.append(sign)
                        .append(each[0])
                        .append('=')
                        .append(java.net.URLEncoder.encode(
                                each[1].toString(), java.nio.charset.StandardCharsets.UTF_8));
                sign = '&';
            }
        }
        return address.toString();
    }

    AgreementFilter withPhase(@Nullable Phase other) {
        return new AgreementFilter(team, other, population, false, q);
    }

    AgreementFilter withPopulation(@Nullable KeyPopulation other) {
        return new AgreementFilter(team, phase, other, ending, q);
    }

    AgreementFilter withEnding(boolean other) {
        return new AgreementFilter(team, other ? Phase.RUNNING : phase, population, other, q);
    }
}
