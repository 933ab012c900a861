package org.jieli.portal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How somebody likes his pages, on whichever phone he opens them. */
@Service
@Transactional
class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public boolean largeText(UUID residentId) {
        return jdbc.sql("select large_text from portal.preference where resident_id = :id")
                .param("id", residentId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void keepLargeText(UUID residentId, boolean large) {
        jdbc.sql("""
                        insert into portal.preference (resident_id, large_text) values (:id, :large)
                        on conflict (resident_id) do update set large_text = :large
                        """).param("id", residentId).param("large", large).update();
    }
}
