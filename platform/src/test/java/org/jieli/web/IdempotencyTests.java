package org.jieli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jieli.JieliTest;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class IdempotencyTests {

    @Autowired
    Idempotency idempotency;

    private final AtomicInteger done = new AtomicInteger();

    private record Done(int times) {}

    private Done send(String key, String body) {
        return CurrentAccess.callAsSystem(
                "test",
                () -> idempotency.once(
                        key,
                        new Idempotency.Request("POST", "/here", body),
                        Done.class,
                        () -> new Done(done.incrementAndGet())));
    }

    @Test
    void aReplayHearsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        assertThat(send(key, "a")).isEqualTo(send(key, "a")).isEqualTo(new Done(1));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        send(key, "a");
        assertThatThrownBy(() -> send(key, "b")).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code())
                .isEqualTo(CommonFault.KEY_REUSED));
    }

    @Test
    void sixteenAtOnceDoTheThingOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        Callable<Done> request = () -> send(key, "a");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Done>> answers =
                    threads.invokeAll(Stream.generate(() -> request).limit(16).toList());
            for (Future<Done> answer : answers) {
                assertThat(answer.get()).isEqualTo(new Done(1));
            }
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void aFailedCommandLeavesNoKeyBehind() {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> CurrentAccess.callAsSystem(
                        "test",
                        () -> idempotency.once(key, new Idempotency.Request("POST", "/here", "a"), Done.class, () -> {
                            throw new Fault(CommonFault.INVALID);
                        })))
                .isInstanceOf(Fault.class);
        assertThat(send(key, "a")).isEqualTo(new Done(1));
    }
}
