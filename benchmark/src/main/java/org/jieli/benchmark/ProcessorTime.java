package org.jieli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Processor time spent by the application, the database and this client. On a machine that others use as well it says more than the
 * clock: it does not depend on how busy they are.
 */
record ProcessorTime(double application, double database, double client) {

    private static final double TICKS_PER_SECOND = 100;

    static ProcessorTime now(long application, long postmaster) throws IOException {
        return new ProcessorTime(
                own(application),
                withChildren(postmaster),
                own(ProcessHandle.current().pid()));
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(application - before.application, database - before.database, client - before.client);
    }

    ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(application + other.application, database + other.database, client + other.client);
    }

    double total() {
        return application + database + client;
    }

    String each(long requests) {
        return String.format(
                Locale.ROOT,
                "application %.2f ms, database %.2f ms, client %.2f ms",
                1e3 * application / requests,
                1e3 * database / requests,
                1e3 * client / requests);
    }

    /** A server's processes that have ended count with it, those that run are added. */
    private static double withChildren(long pid) throws IOException {
        double sum = ticks(pid, 13) + ticks(pid, 14) + ticks(pid, 15) + ticks(pid, 16);
        for (ProcessHandle child :
                ProcessHandle.of(pid).orElseThrow().children().toList()) {
            sum += ticks(child.pid(), 13) + ticks(child.pid(), 14);
        }
        return sum / TICKS_PER_SECOND;
    }

    private static double own(long pid) throws IOException {
        return (ticks(pid, 13) + ticks(pid, 14)) / TICKS_PER_SECOND;
    }

    /** A field of /proc/…/stat, counted from 0; the process's name may hold spaces and is cut off. */
    private static long ticks(long pid, int field) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[field - 2]);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
