package org.jieli.portal.signin;

import java.util.Locale;
import java.util.concurrent.Executor;
import org.jieli.notification.TextMessageGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Hands codes to the gateway beside the request, so that its time tells nothing; the code stands in the message alone. */
@Component
class CodeMessages {

    private static final Logger LOG = LoggerFactory.getLogger(CodeMessages.class);

    private final TextMessageGateway gateway;
    private final MessageSource messages;
    private final Executor beside;

    CodeMessages(
            TextMessageGateway gateway, MessageSource messages, @Qualifier("applicationTaskExecutor") Executor beside) {
        this.gateway = gateway;
        this.messages = messages;
        this.beside = beside;
    }

    void send(String phone, String code) {
        beside.execute(() -> hand(phone, code));
    }

    /** Of a failure the log says that it was one. */
    private void hand(String phone, String code) {
        try {
            gateway.send(
                    phone,
                    messages.getMessage(
                            "portal.code-text",
                            new Object[] {code, SignInCodes.LIFETIME.toMinutes()},
                            Locale.SIMPLIFIED_CHINESE));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A code was not taken by the text message gateway: {}",
                    e.getClass().getName());
        }
    }
}
