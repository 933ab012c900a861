package org.jieli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts the real application on a temporary data folder, measures it from outside and prints one table.
 *
 * <p>Arguments: the jar, then any of {@code --residents=N}, {@code --referrals=N} (in the table of the work list), {@code --seconds=N}
 * (of each turn), {@code --rounds=N}, {@code --bills=N} (in a stream), {@code --only=start,rules,post,crowd,worklist,nation,county,intake,replay}.
 */
final class Benchmark {

    private static final Pattern VISITS = Pattern.compile("Demo: (\\d+) visits written, (\\d+) a second");
    private static final Pattern DEMO = Pattern.compile("Demo region generated in (\\d+) s");

    private final List<String> arguments;
    private final Report report = new Report();

    private Benchmark(List<String> arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        new Benchmark(List.of(arguments)).run(Path.of(arguments[0]).toAbsolutePath());
    }

    private void run(Path jar) throws Exception {
        Set<String> only =
                Set.copyOf(Arrays.asList(option("only", "start,rules,post,crowd,worklist,nation,county,intake,replay")
                        .split(",")));
        Path home = Files.createTempDirectory("jieli-benchmark");
        try {
            report.addMachine();
            measure(jar, home, only);
            report.add("machine's load at the end", "%s", Report.load());
            report.print();
        } finally {
            delete(home);
        }
    }

    private void measure(Path jar, Path home, Set<String> only) throws Exception {
        List<String> settings = new ArrayList<>(List.of("--residents=" + option("residents", "20000")));
        try (RunningApplication first = RunningApplication.start(jar, home, settings)) {
            firstStart(first);
            measure(first, only);
        }
        if (only.contains("start")) {
            Files.delete(home.resolve("log"));
            try (RunningApplication later = RunningApplication.start(jar, home, settings)) {
                report.add("later start", "%.1f s", later.startUp().toMillis() / 1e3);
                report.add("memory just started (resident)", "%,d MB", later.megabytes());
            }
        }
    }

    private void measure(RunningApplication application, Set<String> only) throws Exception {
        Scene scene = Scene.set(application);
        double seconds = Double.parseDouble(option("seconds", "10"));
        if (only.contains("rules")) {
            new AdviceBenchmark(scene, report, seconds).run();
        }
        if (only.contains("post")) {
            new PostBenchmark(scene, report, Integer.parseInt(option("rounds", "3")), seconds).run();
        }
        if (only.contains("crowd")) {
            new CrowdBenchmark(scene, report).run();
        }
        if (only.contains("worklist")) {
            new WorkListBenchmark(scene, report, Integer.parseInt(option("referrals", "1000000")), seconds).run();
        }
        if (only.contains("nation")) {
            new NationBenchmark(scene, report, seconds).run();
        }
        if (only.contains("county")) {
            new CountyBenchmark(scene, report, seconds).run();
        }
        if (only.contains("intake")) {
            new IntakeBenchmark(scene, report, Integer.parseInt(option("bills", "8000"))).run();
        }
        if (only.contains("replay")) {
            new ReplayBenchmark(scene, report, Integer.parseInt(option("stays", "1000000"))).run();
        }
    }

    private void firstStart(RunningApplication application) throws IOException {
        report.add(
                "first start with the demo region",
                "%.1f s",
                application.startUp().toMillis() / 1e3);
        Matcher demo = DEMO.matcher(application.log());
        Matcher visits = VISITS.matcher(application.log());
        if (demo.find() && visits.find()) {
            report.add(
                    "… of it the demo",
                    "%s s; %,d visits, %,d visits/s",
                    demo.group(1),
                    Long.parseLong(visits.group(1)),
                    Long.parseLong(visits.group(2)));
        }
    }

    private String option(String name, String usual) {
        String start = "--" + name.toLowerCase(Locale.ROOT) + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst()
                .orElse(usual);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
