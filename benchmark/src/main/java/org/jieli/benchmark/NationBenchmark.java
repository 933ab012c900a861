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
 * Reporting of the nation: 1,500 alliances and 40,000 members beside the authorities of 31 provinces and 342 cities, five periods. All
 * checks of a period, its figures, the progress tree, 200 people who type at once, and the last hour before a deadline.
 */
final class NationBenchmark {

    private static final int OK = 200;
    private static final int LEADS = 1_500;
    private static final int MEMBERS = 40_000;
    private static final int TYPISTS = 200;
    private static final double CELLS_PER_SECOND = 100;
    private static final int SUBMISSIONS = 3_000;
    private static final int AT_ONCE = 8;
    private static final Pattern REPORTS = Pattern.compile("\"reports\":(\\d+),\"asked\":(\\d+)");

    private final Scene scene;
    private final Report report;
    private final double seconds;

    NationBenchmark(Scene scene, Report report, double seconds) {
        this.scene = scene;
        this.report = report;
        this.seconds = seconds;
    }

    void run() throws Exception {
        long start = System.nanoTime();
        fill();
        report.add(
                "the nation's reports",
                "%,d in five periods, written in %.0f s",
                scene.count("select count(*) from assessment.report"),
                (System.nanoTime() - start) / 1e9);
        checkAll();
        figures();
        progress();
        typing();
        deadline();
    }

    private void fill() throws SQLException {
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute(String.format(Locale.ROOT, """
                    create temp table county as
                      select row_number() over (order by code) - 1 as n, code from region.division where length(code) = 6;
                    insert into assessment.task (id, name, edition, division, period_from, period_to, working_days, opens, closes, published_at)
                      select uuidv7(), 'bench ' || i, edition, '', period_from - i * interval '6 months', period_to - i * interval '6 months',
                        working_days, opens - i * interval '6 months', closes - i * interval '6 months', now()
                      from generate_series(1, 2) i, (select * from assessment.task order by period_from limit 1) t;
                    insert into assessment.unit (id, form, name, division, institution_id, tier, tcm)
                      select uuidv7(), case when i %% 2 = 0 then 'urban_lead' else 'county_lead' end, '示范牵头医院' || i, c.code,
                        gen_random_uuid(), case when i %% 2 = 0 then 'TERTIARY' else 'SECONDARY' end, false
                      from generate_series(1, %d) i join county c on c.n = i %% (select count(*) from county);
                    insert into assessment.unit (id, form, name, division, institution_id, tier, tcm)
                      select uuidv7(), case when i %% 5 = 0 then 'urban_member' else 'township' end, '示范成员单位' || i, c.code,
                        gen_random_uuid(), case when i %% 5 = 0 then 'SECONDARY' else 'NONE' end, false
                      from generate_series(1, %d) i join county c on c.n = i %% (select count(*) from county);
                    insert into assessment.report (id, task_id, unit_id, form, name, division, institution_id, state, submissions, submitted_at)
                      select uuidv7(), t.id, u.id, u.form, u.name, u.division, u.institution_id,
                        case when t.published_at is null then (array['ACCEPTED','ACCEPTED','SUBMITTED','FILLING'])[1 + (hashtext(u.name) & 3)]
                          else 'PUBLISHED' end, 1, t.closes - interval '1 day'
                      from assessment.task t, assessment.unit u where u.name like '示范牵头医院%%' or u.name like '示范成员单位%%';
                    update assessment.report set submissions = 0, submitted_at = null
                      where state = 'FILLING' and (name like '示范牵头医院%%' or name like '示范成员单位%%');
                    create temp table model as
                      select distinct on (s.form) s.form, s.cells from assessment.submission s order by s.form, s.report_id;
                    insert into assessment.submission (report_id, number, task_id, form, cells, explanations, cause, submitted_by, submitted_at)
                      select r.id, 1, r.task_id, r.form, m.cells, '[]', 'SUBMITTED', 'bench', now()
                      from assessment.report r join model m on m.form = r.form
                      where r.submissions = 1 and not exists (select from assessment.submission s where s.report_id = r.id);
                    """, LEADS, MEMBERS));
            sql.execute("vacuum analyze assessment.report");
            sql.execute("vacuum analyze assessment.submission");
        }
    }

    private void checkAll() throws Exception {
        String token = scene.token("nation");
        String path = "/api/v1/reporting/tasks/" + period() + "/checks";
        for (String turn : List.of("first time", "again")) {
            long start = System.nanoTime();
            String answer = get(path, token).body();
            double took = (System.nanoTime() - start) / 1e9;
            Matcher found = REPORTS.matcher(answer);
            if (!found.find()) {
                throw new IOException("No summary of checks: " + answer.substring(0, Math.min(300, answer.length())));
            }
            long reports = Long.parseLong(found.group(1));
            report.add(
                    "all checks of a period, " + turn,
                    "%,d reports, %,d checks in %.1f s: %,.0f reports in 10 s",
                    reports,
                    Long.parseLong(found.group(2)),
                    took,
                    reports / took * 10);
        }
    }

    private void figures() throws Exception {
        String session = scene.session("nation");
        String path = "/evaluation/standards?task=" + period();
        long start = System.nanoTime();
        get(path, session);
        double derived = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        get(path, session);
        double again = (System.nanoTime() - start) / 1e9;
        report.add(
                "all figures of a period derived, with the page",
                "%,d figures in %.1f s; the page again %.2f s",
                scene.count("select count(*) from assessment.figure where task_id = '" + period() + "'"),
                derived,
                again);
    }

    private void progress() throws Exception {
        String session = scene.session("nation");
        Load.closed(1, Math.min(3, seconds), () -> new Reader(scene.application(), "/reporting/progress", session));
        report.add(
                "progress tree of the nation, 1 client",
                "%s",
                Load.closed(1, seconds, () -> new Reader(scene.application(), "/reporting/progress", session))
                        .words());
    }

    /** 200 people, each with a report of his own open, save a cell every other second. */
    private void typing() throws Exception {
        List<String> reports = ownReports("typing", "county_lead", TYPISTS);
        String token = scene.token("office") + "Content-Type: application/json\r\n";
        List<Typist> typists = new ArrayList<>();
        for (String id : reports) {
            typists.add(new Typist(id, token));
        }
        AtomicInteger next = new AtomicInteger();
        Load.open(TYPISTS, CELLS_PER_SECOND, Math.min(4, seconds), () -> typists.get(next.getAndIncrement()));
        next.set(0);
        Latencies took = Load.open(TYPISTS, CELLS_PER_SECOND, seconds, () -> typists.get(next.getAndIncrement())
                .again());
        report.add("200 people typing, 100 cells a second", "%s", took.words());
    }

    /** The last hour: reports that are ready are submitted as fast as eight connections do; the aim is 3,000 in ten minutes. */
    private void deadline() throws Exception {
        List<String> reports = ownReports("deadline", "township", SUBMISSIONS);
        String token = scene.token("office") + "Content-Type: application/json\r\nIf-Match: \"1\"\r\n";
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        Latencies took = Load.counted(AT_ONCE, SUBMISSIONS, () -> new Submitter(reports, next, token));
        report.add(
                "3,000 submissions, 8 at once",
                "%.0f s (aim: 600 s); %s; frozen versions in the database %,d",
                (System.nanoTime() - start) / 1e9,
                took.words(),
                scene.count(
                        "select count(*) from assessment.submission s join assessment.report r on r.id = s.report_id and r.state = 'SUBMITTED'"
                                + " where r.name like 'deadline%'"));
    }

    /** Reports in the open task that the office of the demo's county hospital fills in, whole and without a failing check. */
    private List<String> ownReports(String name, String form, int reports) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute(String.format(Locale.ROOT, """
                    insert into assessment.unit (id, form, name, division, institution_id, tier, tcm)
                      select uuidv7(), '%2$s', '%1$s' || i, '411203' || lpad(i::text, 6, '0'), '%3$s', 'NONE', false
                      from generate_series(1, %4$d) i;
                    insert into assessment.report (id, task_id, unit_id, form, name, division, institution_id)
                      select uuidv7(), t.id, u.id, u.form, u.name, u.division, u.institution_id
                      from assessment.unit u, (select id from assessment.task where published_at is null) t where u.name like '%1$s%%';
                    insert into assessment.cell (report_id, item, value, revision, changed_by, changed_at, change_id)
                      select r.id, c.key, c.value, 1, 'bench', now(), 0
                      from assessment.report r, (%5$s) m, jsonb_each_text(m.cells) c where r.name like '%1$s%%';
                    """, name, form, scene.receiver(), reports, model(form)));
            sql.execute("vacuum analyze assessment.cell");
            try (ResultSet rows =
                    sql.executeQuery("select id from assessment.report where name like '" + name + "%' order by id")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private static String model(String form) {
        return "select s.cells from assessment.submission s where s.form = '" + form + "' order by s.report_id limit 1";
    }

    /** The latest published period. */
    private String period() throws SQLException {
        return scene.text(
                "select id from assessment.task where published_at is not null order by period_from desc limit 1");
    }

    private final class Typist implements Load.Client {

        private final String path;
        private final String headers;
        private HttpConnection connection =
                new HttpConnection(scene.application().port());
        private int revision = 1;

        Typist(String reportId, String headers) throws IOException {
            this.path = "/api/v1/reporting/reports/" + reportId + "/cells";
            this.headers = headers;
        }

        /** The same person after the warming up. */
        Typist again() throws IOException {
            connection = new HttpConnection(scene.application().port());
            return this;
        }

        @Override
        public boolean once() throws IOException {
            String body = "[{\"item\":\"discharges\",\"value\":\"" + (10_000 + revision) + "\",\"revision\":" + revision
                    + "}]";
            HttpConnection.Answer answer = connection.put(path, headers, body);
            revision++;
            return answer.status() == OK && answer.body().contains("\"SAVED\"");
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private final class Submitter implements Load.Client {

        private final List<String> reports;
        private final AtomicInteger next;
        private final String headers;
        private final HttpConnection connection =
                new HttpConnection(scene.application().port());

        Submitter(List<String> reports, AtomicInteger next, String headers) throws IOException {
            this.reports = reports;
            this.next = next;
            this.headers = headers;
        }

        @Override
        public boolean once() throws IOException {
            String id = reports.get(next.getAndIncrement());
            HttpConnection.Answer answer = connection.post(
                    "/api/v1/reporting/reports/" + id + "/steps",
                    headers + "Idempotency-Key: bench-" + id + "\r\n",
                    "{\"step\":\"SUBMIT\"}");
            if (answer.status() != OK) {
                System.err.println("Not submitted: " + answer.status() + " "
                        + answer.body().substring(0, Math.min(300, answer.body().length())));
            }
            return answer.status() == OK;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private HttpConnection.Answer get(String path, String headers) throws IOException {
        try (HttpConnection connection = new HttpConnection(scene.application().port())) {
            HttpConnection.Answer answer = connection.get(path, headers);
            if (answer.status() != OK) {
                throw new IOException(path + " answered " + answer.status());
            }
            return answer;
        }
    }
}
