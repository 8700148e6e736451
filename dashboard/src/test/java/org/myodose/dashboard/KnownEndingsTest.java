package org.myodose.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import io.micronaut.context.exceptions.NoSuchBeanException;
import io.micronaut.websocket.event.WebSocketSessionClosedEvent;
import io.micronaut.websocket.event.WebSocketSessionOpenEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Only what is known to be nothing is left out of the log. */
class KnownEndingsTest {

    private static final String BROKER = "org.apache.activemq.artemis.core.protocol.mqtt";
    private static final String CONSUMER = "org.apache.activemq.artemis.core.server.impl.ServerConsumerImpl";
    private static final String OPENER = "io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler";

    private static FilterReply reply(String logger, @Nullable Throwable thrown) {
        Logger named = (Logger) LoggerFactory.getLogger(logger);
        return new KnownEndings()
                .decide(new LoggingEvent("test", named, Level.ERROR, "Error disconnecting client.", thrown, null));
    }

    private static <T extends Throwable> T thrownIn(String className, T thrown) {
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement(className, "disconnect", "x.java", 1)});
        return thrown;
    }

    @Test
    void leavesOutAConsumerOfTheBrokerThatWasTakenDownTwiceAndNothingElseOfTheBroker() {
        assertEquals(FilterReply.DENY, reply(BROKER, thrownIn(CONSUMER, new NullPointerException())));
        assertEquals(FilterReply.NEUTRAL, reply(BROKER, thrownIn(BROKER + ".Other", new NullPointerException())));
        assertEquals(FilterReply.NEUTRAL, reply(BROKER, thrownIn(CONSUMER, new IllegalStateException())));
        assertEquals(FilterReply.NEUTRAL, reply(BROKER, null));
        assertEquals(FilterReply.NEUTRAL, reply("org.myodose", thrownIn(CONSUMER, new NullPointerException())));
    }

    @Test
    void leavesOutAStreamThatOpensWhileTheServerEndsAndNothingElseOfStreams() {
        assertEquals(FilterReply.DENY, reply(OPENER, new NoSuchBeanException(WebSocketSessionOpenEvent.class)));
        assertEquals(FilterReply.NEUTRAL, reply(OPENER, new NoSuchBeanException(WebSocketSessionClosedEvent.class)));
        assertEquals(FilterReply.NEUTRAL, reply(OPENER, new IllegalStateException()));
        assertEquals(FilterReply.NEUTRAL, reply(OPENER, null));
    }

    @Test
    void isAskedByTheLogThatPeopleSee() throws IOException {
        try (InputStream settings = Objects.requireNonNull(getClass().getResourceAsStream("/logback.xml"))) {
            String text = new String(settings.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("<filter class=\"" + KnownEndings.class.getName() + "\"/>"), text);
        }
    }
}
