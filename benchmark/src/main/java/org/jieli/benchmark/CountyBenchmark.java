package org.jieli.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Near home in a county of 500,000 people with 125,000 hypertension and 47,000 diabetes patients: the night's recomputation of due lists
 * and figures, a new follow-up that keeps them true through the day, and the work lists of a team.
 */
final class CountyBenchmark {

    private static final int OK = 200;
    private static final int PEOPLE = 500_000;
    private static final int FOLLOW_UPS = 400;
    private static final long LONGEST_NIGHT_MILLIS = 600_000;
    private static final Pattern NIGHT = Pattern.compile("Chronic care recomputed: .*");
    private static final Pattern TOOK = Pattern.compile("PT([\\d.]+)S|PT(\\d+)M([\\d.]+)S");

    private final Scene scene;
    private final Report report;
    private final double seconds;

    CountyBenchmark(Scene scene, Report report, double seconds) {
        this.scene = scene;
        this.report = report;
        this.seconds = seconds;
    }

    void run() throws Exception {
        long start = System.nanoTime();
        fill();
        report.add(
                "the county's people",
                "%,d residents, %,d in programmes, %,d follow-ups, %,d visits; written in %.0f s",
                scene.count("select count(*) from resident.resident"),
                scene.count("select count(*) from chronic.membership where ended_on is null"),
                scene.count("select count(*) from chronic.follow_up where done_at is not null"),
                scene.count("select count(*) from encounter.visit"),
                (System.nanoTime() - start) / 1e9);
        report.add("the night's recomputation, all states new", "%s (aim: 30 s)", night());
        report.add("… the next night, little changed", "%s", night());
        newFollowUps();
        workLists();
    }

    /** People beside those of the demo, in the villages and under the doctors that it has; a year of follow-ups each. */
    private void fill() throws SQLException {
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute(String.format(Locale.ROOT, """
                    create temp table place as
                      select row_number() over (order by division, institution_id) - 1 as n, division, institution_id
                      from (select distinct division, institution_id from chronic.membership where division like '411203%%') p;
                    create temp table one as
                      select uuidv7() as id, i, p.division, p.institution_id from generate_series(1, %d) i
                      join place p on p.n = i %% (select count(*) from place);
                    insert into resident.resident (id, name, initials, sex, birth_date, identity_hash, record_number, division)
                      select id, '示范居民' || i, 'sfjm', case when i %% 2 = 0 then 'MALE' else 'FEMALE' end,
                        current_date - 36 * 365 - i %% 16000, sha256(('county' || i)::bytea), 'B' || lpad(i::text, 16, '0'), division from one;
                    insert into resident.known_at (resident_id, institution_id, reason) select id, institution_id, 'benchmark' from one;
                    create temp table member as
                      select o.*, p.programme from one o
                      join lateral (values ('HYPERTENSION', i %% 4 = 0), ('DIABETES', i %% 1000 < 94)) p (programme, is_in) on p.is_in;
                    insert into chronic.membership (id, resident_id, programme, institution_id, division, entered_on, entered_by, found_by,
                        plan, grade, first_due_on)
                      select uuidv7(), id, programme, institution_id, division, current_date - 400, '示范医生', 'DIAGNOSIS', '示范计划', '1',
                        current_date - 370 from member;
                    create temp table done as
                      select uuidv7() as follow_up, m.*, q, now() - interval '1 day' * (q * 90 + i %% 100) as at,
                        case when (i + q) %% 5 = 0 then '2' else '1' end as outcome
                      from (select id, i, division, institution_id, array_agg(programme) as programmes from member group by 1, 2, 3, 4) m,
                        generate_series(0, 3) q;
                    insert into chronic.follow_up (id, resident_id, institution_id, due_on, purpose, programmes, done_at, done_by, systolic,
                        diastolic, fasting_glucose, outcome, intervention)
                      select follow_up, id, institution_id, at::date, '慢病随访', programmes, at, '示范医生', 120 + i %% 40, 70 + i %% 20,
                        5 + i %% 5, outcome, '生活方式指导' from done;
                    insert into chronic.follow_up_result (follow_up_id, programme, resident_id, institution_id, done_at, face_to_face, complete,
                        outcome, step, next_due_on)
                      select follow_up, unnest(programmes), id, institution_id, at, true, true, outcome,
                        case outcome when '2' then 'SOON' else 'ROUTINE' end, at::date + case outcome when '2' then 14 else 90 end from done;
                    insert into chronic.follow_up (id, resident_id, institution_id, due_on, purpose, programmes)
                      select uuidv7(), id, institution_id, at::date + case outcome when '2' then 14 else 90 end, '慢病随访', programmes
                      from done where q = 0;
                    insert into encounter.visit (id, resident_id, institution_id, at, kind, complaint, diagnosis_codes, diagnosis_names, vital_signs)
                      select uuidv7(), id, institution_id, at - interval '3 days', '1', '复诊', array['I10'], array['特发性（原发性）高血压'],
                        jsonb_build_object('systolic', 120 + i %% 40, 'diastolic', 70 + i %% 20) from done;
                    """, PEOPLE));
            for (String table : List.of(
                    "resident.resident",
                    "resident.known_at",
                    "chronic.membership",
                    "chronic.follow_up",
                    "chronic.follow_up_result",
                    "encounter.visit")) {
                sql.execute("vacuum analyze " + table);
            }
        }
    }

    /** Lets the clock ring now; how long the night's work took by its own account. */
    private String night() throws Exception {
        int before = nights().size();
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute(
                    "update scheduler.scheduled_tasks set execution_time = now() where task_name = 'chronic-recomputation'");
        }
        long until = System.nanoTime() + LONGEST_NIGHT_MILLIS * 1_000_000L;
        while (nights().size() == before) {
            if (System.nanoTime() > until) {
                throw new IOException("The night's recomputation did not end");
            }
            Thread.sleep(100);
        }
        String told = nights().getLast();
        Matcher took = TOOK.matcher(told);
        return took.find() ? took.group() : told;
    }

    private List<String> nights() throws IOException {
        List<String> found = new ArrayList<>();
        Matcher told = NIGHT.matcher(scene.application().log());
        while (told.find()) {
            found.add(told.group());
        }
        return found;
    }

    /** A family doctor writes down follow-ups that are due; state and figures of the person are true with the answer. */
    private void newFollowUps() throws Exception {
        String headers = scene.token("township") + "Content-Type: application/json\r\n";
        List<String> due = due(FOLLOW_UPS * 2);
        AtomicInteger next = new AtomicInteger();
        Load.counted(1, FOLLOW_UPS, () -> new Visitor(due, next, headers));
        report.add(
                "a new follow-up with all that follows from it, 1 client",
                "%s (aim: 50 ms)",
                Load.counted(1, FOLLOW_UPS, () -> new Visitor(due, next, headers))
                        .words());
    }

    private void workLists() throws Exception {
        String session = scene.session("township");
        for (String path : List.of("/follow-ups", "/follow-ups?kind=OVERDUE")) {
            Load.closed(1, Math.min(3, seconds), () -> new Reader(scene.application(), path, session));
            report.add(
                    "work list of a team, page " + path + ", 1 client",
                    "%s (aim: 50 ms)",
                    Load.closed(1, seconds, () -> new Reader(scene.application(), path, session))
                            .words());
        }
        report.add(
                "… open follow-ups at that institution",
                "%,d",
                scene.count("select count(*) from chronic.follow_up where done_at is null and institution_id = '"
                        + scene.sender() + "'"));
    }

    private List<String> due(int limit) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            // Everybody whom the measured team looks after: the people of the whole county would not be in its scope.
            sql.execute("update chronic.follow_up set institution_id = '" + scene.sender()
                    + "' where id in (select id from chronic.follow_up where done_at is null and programmes = array['HYPERTENSION']"
                    + " order by id limit 20000)");
            sql.execute("insert into resident.known_at (resident_id, institution_id, reason) select resident_id, '"
                    + scene.sender()
                    + "', 'benchmark' from chronic.follow_up where done_at is null and institution_id = '"
                    + scene.sender()
                    + "' on conflict do nothing");
            sql.execute("vacuum analyze chronic.follow_up");
            try (ResultSet rows = sql.executeQuery(
                    "select id from chronic.follow_up where done_at is null and institution_id = '" + scene.sender()
                            + "' and programmes = array['HYPERTENSION'] order by due_on desc limit " + limit)) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private final class Visitor implements Load.Client {

        private final List<String> due;
        private final AtomicInteger next;
        private final String headers;
        private final HttpConnection connection =
                new HttpConnection(scene.application().port());

        Visitor(List<String> due, AtomicInteger next, String headers) throws IOException {
            this.due = due;
            this.next = next;
            this.headers = headers;
        }

        @Override
        public boolean once() throws IOException {
            String id = due.get(next.getAndIncrement());
            HttpConnection.Answer answer = connection.post(
                    "/api/v1/follow-ups/" + id + "/done",
                    headers + "Idempotency-Key: bench-" + id + "\r\n",
                    "{\"systolic\":132,\"diastolic\":82,\"outcome\":\"1\",\"intervention\":\"生活方式指导\"}");
            if (answer.status() != OK) {
                System.err.println("Not done: " + answer.status() + " "
                        + answer.body().substring(0, Math.min(300, answer.body().length())));
            }
            return answer.status() == OK;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
