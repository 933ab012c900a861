package org.jieli.benchmark;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who refers whom in the measurements: a township's doctor sends residents of the demo region up to the county's hospital and holds a
 * place there. No two requests are about the same person and problem, so none meets the guard against duplicates.
 */
final class Scene {

    static final String PASSWORD = "Jieli-demo-2026";
    private static final int SLOTS = 2_000;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("jieli-session=([^;\n]+)");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final RunningApplication application;
    private final UUID sender;
    private final UUID receiver;
    private final UUID department;
    private final List<UUID> residents;
    private final List<UUID> slots;
    private final List<String> diagnoses;
    private final AtomicLong next = new AtomicLong();

    private Scene(
            RunningApplication application,
            UUID sender,
            UUID receiver,
            UUID department,
            List<UUID> residents,
            List<UUID> slots,
            List<String> diagnoses) {
        this.application = application;
        this.sender = sender;
        this.receiver = receiver;
        this.department = department;
        this.residents = residents;
        this.slots = slots;
        this.diagnoses = diagnoses;
    }

    static Scene set(RunningApplication application) throws SQLException {
        try (Connection owner = application.owner();
                Statement sql = owner.createStatement()) {
            UUID sender = id(sql, postOf("township"));
            UUID receiver = id(sql, postOf("centre"));
            UUID department = id(
                    sql, "select department_id from capacity.slot where institution_id = '" + receiver + "' limit 1");
            sql.execute("insert into resident.known_at (resident_id, institution_id, reason) select id, '" + sender
                    + "', 'benchmark' from resident.resident on conflict do nothing");
            sql.execute("""
                    insert into capacity.slot (id, institution_id, department_id, clinic, starts_at, ends_at, capacity, reserved, released_at)
                    select gen_random_uuid(), '%s', '%s', 'benchmark', now() + interval '30 days' + i * interval '1 minute',
                      now() + interval '31 days' + i * interval '1 minute', 100000, 100000, now() + interval '29 days'
                    from generate_series(1, %d) i
                    """.formatted(receiver, department, SLOTS));
            sql.execute("analyze");
            return new Scene(
                    application,
                    sender,
                    receiver,
                    department,
                    ids(sql, "select id from resident.resident order by id"),
                    ids(sql, "select id from capacity.slot where clinic = 'benchmark' order by id"),
                    texts(
                            sql,
                            "select min(code) from terminology.diagnosis where kind = 'subcategory' and edition = 'SHIPPED' group by left(code, 3) order by 1"));
        }
    }

    private static String postOf(String username) {
        return "select institution_id from identity.post p join identity.account a on a.id = p.account_id where a.username = '"
                + username + "' order by from_date, p.id limit 1";
    }

    /** A number out of the database, as its owner sees it. */
    long count(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /** The first value of the first row. */
    String text(String query) throws SQLException {
        try (Connection owner = application.owner();
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** What a request is about. */
    record Subject(long number, UUID resident, String diagnosis, UUID slot) {}

    Subject next() {
        long number = next.getAndIncrement();
        return new Subject(
                number,
                residents.get((int) (number % residents.size())),
                diagnoses.get((int) (number / residents.size() % diagnoses.size())),
                slots.get((int) (number % slots.size())));
    }

    RunningApplication application() {
        return application;
    }

    UUID sender() {
        return sender;
    }

    UUID receiver() {
        return receiver;
    }

    UUID department() {
        return department;
    }

    List<UUID> residents() {
        return residents;
    }

    List<String> diagnoses() {
        return diagnoses;
    }

    /** The request's JSON: the content of a usual up-referral. */
    String body(Subject subject, UUID slot) {
        return """
                {"residentId":"%s","urgency":"ROUTINE","toInstitutionId":"%s","toDepartmentId":"%s","consent":"PAPER","slotId":"%s",\
                "content":%s}""".formatted(subject.resident(), receiver, department, slot, content(subject.diagnosis()));
    }

    static String content(String diagnosis) {
        return """
                {"reason":"血压控制不佳，需上级医院进一步诊治","diagnosisCode":"%s","history":"高血压十二年，吸烟二十年","examinations":\
                [{"name":"血压","result":"186/112 mmHg","on":"2026-01-05"},{"name":"心电图","result":"左心室高电压"}],"drugs":\
                [{"name":"氨氯地平片","dose":"5 mg","frequency":"每日一次"},{"name":"缬沙坦胶囊","dose":"80 mg","frequency":"每日一次"}],\
                "operations":[],"otherTreatment":null,"furtherPlan":"请明确靶器官损害并调整用药","fromContact":{"name":"示范医生","phone":\
                "0398-9000001"},"toContact":null,"handover":null}""".formatted(diagnosis);
    }

    /** The header line of a signed token; tokens end after a quarter of an hour, so each measurement takes its own. */
    String token(String username) throws IOException {
        try (HttpConnection connection = new HttpConnection(application.port())) {
            String form =
                    "client_id=" + username + "&client_secret=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
            String answer = connection
                    .post("/api/v1/token", "Content-Type: application/x-www-form-urlencoded\r\n", form)
                    .body();
            Matcher token = TOKEN.matcher(answer);
            if (!token.find()) {
                throw new IOException("No token: " + answer);
            }
            return "Authorization: Bearer " + token.group(1) + "\r\n";
        }
    }

    private static UUID id(Statement sql, String query) throws SQLException {
        return ids(sql, query).getFirst();
    }

    private static List<UUID> ids(Statement sql, String query) throws SQLException {
        return texts(sql, query).stream().map(UUID::fromString).toList();
    }

    private static List<String> texts(Statement sql, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Signs in as a person does; the cookie of the session. */
    String session(String username) throws IOException {
        try (HttpConnection connection = new HttpConnection(application.port())) {
            HttpConnection.Answer page = connection.get("/sign-in", "");
            String before =
                    "Cookie: jieli-session=" + first(SESSION, page.headers().getOrDefault("set-cookie", ""));
            String form = "username=" + username + "&password=" + PASSWORD + "&_csrf="
                    + URLEncoder.encode(first(CSRF, page.body()), StandardCharsets.UTF_8);
            HttpConnection.Answer in = connection.post(
                    "/sign-in", before + "\r\nContent-Type: application/x-www-form-urlencoded\r\n", form);
            return "Cookie: jieli-session=" + first(SESSION, in.headers().getOrDefault("set-cookie", "")) + "\r\n";
        }
    }

    private static String first(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("Signing in: no " + pattern + " in the answer");
        }
        return matcher.group(1);
    }
}
