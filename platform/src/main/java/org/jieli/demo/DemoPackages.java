package org.jieli.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jieli.database.BulkLoad;
import org.jspecify.annotations.Nullable;

/** The example packages: 120 yuan a year is what many places ask (facts 2; likely), its parts are Xiamen's. */
final class DemoPackages {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final String BASIC = "基本服务包";
    private static final String SOLD = "糖尿病加强包";
    private static final String WAITING = "居家护理包";

    private DemoPackages() {}

    static UUID basic(long seed) {
        return id(seed, "version", BASIC);
    }

    static void load(BulkLoad load, long seed, Village home, LocalDate today) {
        String county = home.code().substring(0, 6);
        load.load("enrolment.package", List.of("id", "kind", "name", "division", "institution_id"), rows -> {
            rows.row(id(seed, "package", BASIC), "BASIC", "示范市基本服务包", "4112", null);
            rows.row(id(seed, "package", SOLD), "PERSONALISED", SOLD, null, home.townshipCentreId());
            rows.row(id(seed, "package", WAITING), "PERSONALISED", WAITING, null, home.townshipCentreId());
        });
        LocalDate since = today.minusYears(2).withDayOfYear(1);
        load.load(
                "enrolment.package_version",
                List.of(
                        "id",
                        "package_id",
                        "number",
                        "state",
                        "authority",
                        "about",
                        "fee",
                        "insurance",
                        "public_health",
                        "person",
                        "source",
                        "written_by",
                        "submitted_at",
                        "sold_from"),
                rows -> {
                    version(
                            rows,
                            seed,
                            BASIC,
                            "FILED",
                            "4112",
                            "基本医疗、基本公共卫生和健康管理",
                            new int[] {120, 70, 30, 20},
                            "示例：多地 120 元/人/年，构成参照厦门（待县确认）",
                            since);
                    version(
                            rows,
                            seed,
                            SOLD,
                            "FILED",
                            county,
                            "血糖不稳定的居民",
                            new int[] {180, 0, 0, 180},
                            "示例（待县确认）",
                            since);
                    version(
                            rows,
                            seed,
                            WAITING,
                            "SUBMITTED",
                            county,
                            "行动不便的居民",
                            new int[] {360, 0, 0, 360},
                            "示例（待县确认）",
                            null);
                });
        load.load(
                "enrolment.package_item",
                List.of("id", "version_id", "position", "kind", "words", "times", "population"),
                rows -> items(rows, seed));
    }

    private static void version(
            BulkLoad.Rows rows,
            long seed,
            String name,
            String state,
            String authority,
            String about,
            int[] price,
            String source,
            @Nullable LocalDate since) {
        rows.row(
                id(seed, "version", name),
                id(seed, "package", name),
                1,
                state,
                authority,
                about,
                price[0],
                price[1],
                price[2],
                price[3],
                source,
                "示范用户",
                "SUBMITTED".equals(state) ? "2026-11-20T09:00:00+08:00" : null,
                since);
    }

    private static void items(BulkLoad.Rows rows, long seed) {
        List<CSVRecord> lines = shipped();
        for (int i = 0; i < lines.size(); i++) {
            CSVRecord line = lines.get(i);
            rows.row(
                    id(seed, "item", Integer.toString(i)),
                    id(seed, "version", line.get("package")),
                    i,
                    line.get("kind"),
                    line.get("words"),
                    emptyToNull(line.get("times")),
                    emptyToNull(line.get("population")));
        }
    }

    private static List<CSVRecord> shipped() {
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(DemoPackages.class.getResourceAsStream("service-packages.csv")),
                        StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return new ArrayList<>(parser.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static UUID id(long seed, String what, String of) {
        return UUID.nameUUIDFromBytes((seed + what + of).getBytes(StandardCharsets.UTF_8));
    }
}
