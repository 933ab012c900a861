package org.jieli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of one run; each is printed as soon as it is known and all of them again at the end. */
final class Report {

    private final List<String> lines = new ArrayList<>();

    void add(String what, String words, Object... values) {
        String line = String.format(Locale.ROOT, "| %s | %s |", what, String.format(Locale.ROOT, words, values));
        lines.add(line);
        System.out.println(line);
    }

    void print() {
        System.out.println("\n| measured | result |\n| --- | --- |");
        lines.forEach(System.out::println);
    }

    /** Processor, cores, memory, system, Java and the machine's other work, without which no figure says anything. */
    void addMachine() throws IOException {
        add(
                "machine",
                "%s, %d cores, %d GB, %s %s, Java %s, load %s",
                first(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(first(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / (1 << 20),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                load());
    }

    /** How busy the machine was in the last minute, the measurement included. */
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    private static String first(Path file, String key) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("?");
    }
}
