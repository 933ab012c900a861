package org.jieli.enrolment.agreement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.EnrolmentRequests.Rating;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What residents think of their agreements, year by year. */
@Repository
class RatingRepository {

    private final JdbcClient jdbc;

    RatingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rating> of(UUID agreement) {
        return jdbc.sql(
                        "select year, score, words from enrolment.rating where agreement_id = :agreement order by year desc")
                .param("agreement", agreement)
                .query(Rating.class)
                .list();
    }

    void put(Agreement agreement, int year, int score, @Nullable String words, Instant at) {
        jdbc.sql("""
                        insert into enrolment.rating (agreement_id, year, resident_id, team_id, institution_id, score, words, at)
                        values (:agreement, :year, :resident, :team, :institution, :score, :words, :at)
                        on conflict (agreement_id, year) do update set score = :score, words = :words, at = :at
                        """)
                .param("agreement", agreement.id())
                .param("year", year)
                .param("resident", agreement.residentId())
                .param("team", agreement.teamId())
                .param("institution", agreement.institutionId())
                .param("score", score)
                .param("words", words)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }
}
