package org.jieli.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients that work at once. */
final class Load {

    private Load() {}

    /** One client; false when what it asked for was not done. */
    interface Client extends AutoCloseable {
        boolean once() throws Exception;

        @Override
        void close() throws Exception;
    }

    private record Part(long[] nanos, long failures) {}

    /** Each client asks again as soon as it is answered. */
    static Latencies closed(int clients, double seconds, Callable<? extends Client> connect) throws Exception {
        long start = System.nanoTime();
        long until = start + (long) (seconds * 1e9);
        List<Part> parts = all(clients, connect, client -> {
            Recorder recorder = new Recorder();
            while (System.nanoTime() < until) {
                long begin = System.nanoTime();
                recorder.took(client.once(), System.nanoTime() - begin);
            }
            return recorder.part();
        });
        return latencies(parts, (System.nanoTime() - start) / 1e9);
    }

    /** Each client asks again as soon as it is answered, until so many were asked in all. */
    static Latencies counted(int clients, int requests, Callable<? extends Client> connect) throws Exception {
        long start = System.nanoTime();
        AtomicLong left = new AtomicLong(requests);
        List<Part> parts = all(clients, connect, client -> {
            Recorder recorder = new Recorder();
            while (left.getAndDecrement() > 0) {
                long begin = System.nanoTime();
                recorder.took(client.once(), System.nanoTime() - begin);
            }
            return recorder.part();
        });
        return latencies(parts, (System.nanoTime() - start) / 1e9);
    }

    /**
     * Requests fall due at a fixed rate whether or not the earlier ones are answered, and each is timed from when it was due: a server
     * that stalls cannot hide how long the others had to wait (no coordinated omission).
     */
    static Latencies open(int clients, double perSecond, double seconds, Callable<? extends Client> connect)
            throws Exception {
        long start = System.nanoTime() + 200_000_000L;
        long total = (long) (perSecond * seconds);
        AtomicLong next = new AtomicLong();
        List<Part> parts = all(clients, connect, client -> {
            Recorder recorder = new Recorder();
            for (long number = next.getAndIncrement(); number < total; number = next.getAndIncrement()) {
                long due = start + (long) (number * 1e9 / perSecond);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                recorder.took(client.once(), System.nanoTime() - due);
            }
            return recorder.part();
        });
        return latencies(parts, (System.nanoTime() - start) / 1e9);
    }

    private interface Work {
        Part of(Client client) throws Exception;
    }

    private static List<Part> all(int clients, Callable<? extends Client> connect, Work work) throws Exception {
        List<Client> connected = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                connected.add(connect.call());
            }
            List<Future<Part>> running = connected.stream()
                    .map(client -> threads.submit(() -> work.of(client)))
                    .toList();
            List<Part> parts = new ArrayList<>();
            for (Future<Part> part : running) {
                parts.add(part.get());
            }
            return parts;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e);
        } finally {
            for (Client client : connected) {
                client.close();
            }
        }
    }

    private static Latencies latencies(List<Part> parts, double seconds) {
        return Latencies.of(
                parts.stream().map(Part::nanos).toList(),
                parts.stream().mapToLong(Part::failures).sum(),
                seconds);
    }

    private static final class Recorder {

        private long[] nanos = new long[4096];
        private int count;
        private long failures;

        void took(boolean done, long time) {
            if (!done) {
                failures++;
                return;
            }
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = time;
        }

        Part part() {
            return new Part(Arrays.copyOf(nanos, count), failures);
        }
    }
}
