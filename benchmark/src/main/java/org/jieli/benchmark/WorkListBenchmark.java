package org.jieli.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The work list of a referral centre with many referrals in the table. */
final class WorkListBenchmark {

    private final Scene scene;
    private final Report report;
    private final int rows;
    private final double seconds;

    WorkListBenchmark(Scene scene, Report report, int rows, double seconds) {
        this.scene = scene;
        this.report = report;
        this.rows = rows;
        this.seconds = seconds;
    }

    void run() throws Exception {
        long start = System.nanoTime();
        fill();
        report.add("referrals in the table", "%,d added in %.0f s", rows, (System.nanoTime() - start) / 1e9);
        report.add(
                "work list of a centre in the database, 1 client",
                "%s",
                inTheDatabase().words());
        String token = scene.token("centre");
        String open = "/api/v1/referrals?limit=50&owner=" + scene.receiver();
        report.add("… by API, 1 client", "%s", get(open, token, 1).words());
        report.add(
                "… all referrals of the centre by API, 1 client",
                "%s",
                get("/api/v1/referrals?limit=50", token, 1).words());
        String session = scene.session("centre");
        report.add(
                "… page /referrals/centre, 1 client",
                "%s",
                get("/referrals/centre", session, 1).words());
        report.add(
                "… page /referrals/centre, 4 clients",
                "%s",
                get("/referrals/centre", session, 4).words());
        report.add(
                "… page /referrals, 1 client",
                "%s",
                get("/referrals", session, 1).words());
        report.add(
                "home page of the centre, 1 client", "%s", get("/", session, 1).words());
        String commission = scene.session("commission");
        report.add(
                "page /referrals of the city's authority, 1 client",
                "%s",
                get("/referrals", commission, 1).words());
    }

    /** Referrals of three years between the demo region's institutions; one in thirty is still open. */
    private void fill() throws SQLException {
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    create temp table place as
                      select row_number() over (order by id) - 1 as n, id, division from institution.institution
                      where category in ('A100', 'A210', 'B100', 'C220');
                    create temp table person as select row_number() over (order by id) - 1 as n, id, division from resident.resident;
                    create temp table problem as
                      select row_number() over () - 1 as n, code from (select min(code) as code from terminology.diagnosis
                        where kind = 'subcategory' group by left(code, 3)) c;
                    """);
            sql.execute(String.format(Locale.ROOT, """
                    insert into referral.referral (id, number, resident_id, direction, urgency, reach, state, from_institution, from_name,
                      from_division, to_institution, to_division, within_alliance, diagnosis_code, diagnosis_name, problem, content,
                      consent, owner_institution, due_at, rings_at, created_at, submitted_at, replied_at, ended_at, changed_at, changed_by,
                      token, link_code)
                    select uuidv7(-i * interval '90 seconds'), 'WL' || i, p.id, 'LATERAL', case when i %% 7 = 0 then 'URGENT' else 'ROUTINE' end,
                      'ALLIANCE', case when i %% 30 = 0 then 'RECEIVED' else 'COMPLETED' end, f.id, '示范医生', f.division, t.id, t.division, true,
                      d.code, '示范诊断', left(d.code, 3), '%s', 'PAPER', case when i %% 30 = 0 then t.id end,
                      case when i %% 30 = 0 then now() + i %% 2000 * interval '1 minute' end, null, now() - i * interval '90 seconds',
                      now() - i * interval '90 seconds', now() - i * interval '89 seconds',
                      case when i %% 30 <> 0 then now() - i * interval '80 seconds' end, now() - i * interval '80 seconds', '示范医生',
                      'worklist-' || i, '123456'
                    from generate_series(1, %d) i
                      join person p on p.n = i %% (select count(*) from person)
                      join problem d on d.n = i / (select count(*) from person) %% (select count(*) from problem)
                      join place f on f.n = i %% 97 %% (select count(*) from place)
                      join place t on t.n = i * 31 %% 89 %% (select count(*) from place)
                    on conflict do nothing
                    """, Scene.content("I10"), rows));
            sql.execute("""
                    update referral.referral set to_institution = '%s', owner_institution = case when owner_institution is null then null
                      else '%s'::uuid end where number like 'WL%%5'
                    """.formatted(scene.receiver(), scene.receiver()).replace("%%", "%"));
            sql.execute("vacuum analyze referral.referral");
        }
    }

    /** The statement of the work list as the application sends it, under the centre's scope and row-level security. */
    private Latencies inTheDatabase() throws Exception {
        return Load.closed(1, seconds, () -> {
            Connection connection = scene.application().owner();
            try (Statement sql = connection.createStatement()) {
                sql.execute("set role jieli_app");
            }
            connection.setAutoCommit(false);
            PreparedStatement scope = connection.prepareStatement(
                    "select set_config('jieli.scope', 'INSTITUTIONS', true), set_config('jieli.institutions', ?, true)");
            PreparedStatement list = connection.prepareStatement("""
                    select id, number, resident_id, direction, urgency, reach, state, from_institution, from_name, to_institution,
                      diagnosis_code, diagnosis_name, owner_institution, due_at, booked_for, changed_at, version
                    from referral.referral where owner_institution = ? order by due_at, id limit 50
                    """);
            return new Load.Client() {
                @Override
                public boolean once() throws SQLException {
                    scope.setString(1, "{" + scene.receiver() + "}");
                    scope.execute();
                    list.setObject(1, scene.receiver());
                    int found = 0;
                    try (ResultSet rows = list.executeQuery()) {
                        while (rows.next()) {
                            found++;
                        }
                    }
                    connection.commit();
                    return found > 0;
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        });
    }

    private Latencies get(String path, String headers, int clients) throws Exception {
        Load.closed(clients, Math.min(3, seconds), () -> new Reader(scene.application(), path, headers));
        return Load.closed(clients, seconds, () -> new Reader(scene.application(), path, headers));
    }
}
