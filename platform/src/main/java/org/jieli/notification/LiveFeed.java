package org.jieli.notification;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pages of this node that something moved, so that a desk sees a referral arrive without reloading. */
@Controller
class LiveFeed implements OpenPages {

    private static final long OPEN_MILLIS = 15 * 60_000L;
    private static final int MOST_PER_INSTITUTION = 200;

    private static final UUID NOWHERE = new UUID(0, 0);

    private final Map<UUID, List<SseEmitter>> listeners = new ConcurrentHashMap<>();

    @GetMapping("/live")
    SseEmitter listen() {
        SseEmitter emitter = new SseEmitter(OPEN_MILLIS);
        UUID institution = CurrentAccess.require().institutionId();
        List<SseEmitter> here = listeners.computeIfAbsent(
                institution == null ? NOWHERE : institution, id -> new CopyOnWriteArrayList<>());
        if (here.size() >= MOST_PER_INSTITUTION) {
            here.removeFirst().complete();
        }
        here.add(emitter);
        emitter.onCompletion(() -> here.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(fault -> here.remove(emitter));
        return emitter;
    }

    /** Open pages would keep a stopping application waiting. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        listeners.values().stream().flatMap(List::stream).toList().forEach(SseEmitter::complete);
    }

    @Override
    public void push(Collection<UUID> institutions, String event, UUID subject) {
        for (UUID institution : institutions) {
            for (SseEmitter emitter : listeners.getOrDefault(institution, List.of())) {
                try {
                    emitter.send(SseEmitter.event().name(event).data(subject.toString()));
                } catch (IOException | IllegalStateException gone) {
                    emitter.completeWithError(gone);
                }
            }
        }
    }
}
