package org.jieli.insurance.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in bills line by line (NDJSON) and answers each line; some hundreds of lines are held at a time. Bills of one person are taken in
 * the order in which they stand, those of others at the same time. A line is answered once it is kept.
 */
@Component
class ClaimBatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimBatch.class);
    private static final int PORTION = 400;
    private static final int LONGEST_LINE = 256 * 1024;
    private static final int WORKERS = 4;

    private final ClaimReader reader;
    private final ReceivingClaims receiving;
    private final MessageSource messages;
    private final JsonMapper json;

    ClaimBatch(ClaimReader reader, ReceivingClaims receiving, MessageSource messages, JsonMapper json) {
        this.reader = reader;
        this.receiving = receiving;
        this.messages = messages;
        this.json = json;
    }

    /**
     * What became of a line.
     *
     * @param line its number, from 1
     * @param code of the fault; null when it was taken in
     * @param errors the places that are wrong, as in problem details
     */
    record Result(
            int line,
            @Nullable ReceivedClaim received,
            @Nullable String code,
            @Nullable String detail,
            List<Map<String, Object>> errors) {}

    private record Line(
            int number, @Nullable NewClaim claim, @Nullable Fault fault) {

        String person() {
            return claim == null ? "" : claim.residentId() + "/" + claim.personNumber();
        }
    }

    void run(Reader input, Writer output, Locale locale) throws IOException {
        Access access = ClaimPosts.sender();
        long start = System.nanoTime();
        int number = 0;
        int taken = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
                BufferedReader lines = new BufferedReader(input)) {
            List<Line> portion = new ArrayList<>();
            for (String text = next(lines); text != null; text = next(lines)) {
                number++;
                if (!text.isBlank()) {
                    portion.add(line(number, text));
                }
                if (portion.size() == PORTION) {
                    taken += write(portion, workers, access, output, locale);
                    portion.clear();
                }
            }
            taken += write(portion, workers, access, output, locale);
        }
        long millis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
        LOG.info("{} lines of bills, {} taken in, {} a second", number, taken, number * 1000L / millis);
    }

    private Line line(int number, String text) {
        try {
            if (text.length() > LONGEST_LINE) {
                throw new Fault(CommonFault.TOO_LARGE);
            }
            return new Line(number, reader.read(text, NewClaim.class), null);
        } catch (Fault fault) {
            return new Line(number, null, fault);
        }
    }

    private int write(List<Line> portion, ExecutorService workers, Access access, Writer output, Locale locale)
            throws IOException {
        Map<Integer, Result> results = new TreeMap<>();
        List<Future<List<Result>>> running = new ArrayList<>();
        for (List<Line> share : shares(portion)) {
            running.add(workers.submit(() -> CurrentAccess.callAs(access, () -> take(share, locale))));
        }
        for (Future<List<Result>> share : running) {
            done(share).forEach(result -> results.put(result.line(), result));
        }
        int taken = 0;
        for (Result result : results.values()) {
            output.write(json.writeValueAsString(result));
            output.write('\n');
            taken += result.received() == null ? 0 : 1;
        }
        output.flush();
        return taken;
    }

    private static List<List<Line>> shares(List<Line> portion) {
        List<List<Line>> shares = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            shares.add(new ArrayList<>());
        }
        portion.forEach(line ->
                shares.get(Math.floorMod(line.person().hashCode(), WORKERS)).add(line));
        return shares;
    }

    private List<Result> take(List<Line> share, Locale locale) {
        List<Result> results = new ArrayList<>();
        List<Line> readable = new ArrayList<>();
        for (Line line : share) {
            if (line.claim() != null) {
                readable.add(line);
            } else {
                results.add(refused(
                        line.number(),
                        line.fault() == null ? new Fault(CommonFault.UNREADABLE) : line.fault(),
                        locale));
            }
        }
        receive(readable, results, locale);
        return results;
    }

    /** In one transaction; where it fails each half of them in its own, so that the one to blame is found and the others are taken in. */
    private void receive(List<Line> lines, List<Result> results, Locale locale) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            List<Receipt> receipts = receiving.receiveAll(lines.stream()
                    .map(line -> Objects.requireNonNull(line.claim()))
                    .toList());
            for (int i = 0; i < lines.size(); i++) {
                Receipt receipt = receipts.get(i);
                int number = lines.get(i).number();
                results.add(
                        receipt.fault() == null
                                ? new Result(number, receipt.received(), null, null, List.of())
                                : refused(number, receipt.fault(), locale));
            }
        } catch (RuntimeException e) {
            if (lines.size() > 1) {
                receive(lines.subList(0, lines.size() / 2), results, locale);
                receive(lines.subList(lines.size() / 2, lines.size()), results, locale);
                return;
            }
            int number = lines.getFirst().number();
            if (!(e instanceof Fault)) {
                LOG.error("Line {} of bills failed", number, e);
            }
            results.add(refused(number, e instanceof Fault fault ? fault : new Fault(CommonFault.FAILED), locale));
        }
    }

    private Result refused(int line, Fault fault, Locale locale) {
        String code = fault.code().code();
        return new Result(
                line,
                null,
                code,
                words(code, fault.arguments(), locale),
                fault.fields().stream().map(field -> described(field, locale)).toList());
    }

    private Map<String, Object> described(FieldFault field, Locale locale) {
        return Map.of(
                "path", field.path(),
                "code", field.code(),
                "message", words(field.code(), field.arguments(), locale));
    }

    private String words(String code, List<Object> arguments, Locale locale) {
        Function<Object, Object> inWords = argument -> argument instanceof Enum<?> constant
                ? String.valueOf(messages.getMessage(
                        constant.getDeclaringClass().getSimpleName() + "." + constant.name(),
                        null,
                        constant.name(),
                        locale))
                : argument;
        Object[] values = arguments.stream().map(inWords).toArray();
        return String.valueOf(messages.getMessage("fault." + code, values, code, locale));
    }

    private static List<Result> done(Future<List<Result>> share) {
        try {
            return share.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The next line, never much more of it than a bill may have; null at the end. */
    private static @Nullable String next(BufferedReader lines) {
        try {
            StringBuilder text = new StringBuilder();
            int sign = lines.read();
            if (sign < 0) {
                return null;
            }
            for (; sign >= 0 && sign != '\n'; sign = lines.read()) {
                if (text.length() <= LONGEST_LINE) {
                    text.append((char) sign);
                }
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
