package org.jieli.benchmark;

import java.io.IOException;

/** Decision support by API: all decision tables asked about one person. */
final class AdviceBenchmark {

    private static final int OK = 200;
    private static final String CASE = """
            {"ageYears":58,"pregnant":false,"diagnoses":["I10"],"findings":["severe-headache"],\
            "measurements":{"systolic":186,"diastolic":112},"uncontrolledFollowUps":0}""";

    private final Scene scene;
    private final Report report;
    private final double seconds;

    AdviceBenchmark(Scene scene, Report report, double seconds) {
        this.scene = scene;
        this.report = report;
        this.seconds = seconds;
    }

    void run() throws Exception {
        String headers = scene.token("village") + "Content-Type: application/json\r\nAccept: application/json\r\n";
        Load.closed(8, Math.min(5, seconds), () -> new Asking(headers));
        for (int clients : new int[] {1, 8}) {
            report.add(
                    "advice by API, all decision tables, %d clients".formatted(clients),
                    "%s",
                    Load.closed(clients, seconds, () -> new Asking(headers)).words());
        }
    }

    private final class Asking implements Load.Client {

        private final HttpConnection connection;
        private final String headers;

        Asking(String headers) throws IOException {
            this.connection = new HttpConnection(scene.application().port());
            this.headers = headers;
        }

        @Override
        public boolean once() throws IOException {
            HttpConnection.Answer answer = connection.post("/api/v1/criteria/advice", headers, CASE);
            return answer.status() == OK && answer.body().contains("\"level\":\"EMERGENCY");
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
