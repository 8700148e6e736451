package org.myodose.dashboard;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of the program's log what libraries call an error while something ends, where the cause is known and nothing is lost
 * by it. All else goes into the log, also of the same libraries and in the same words. Any thread may ask.
 */
public final class KnownEndings extends Filter<ILoggingEvent> {

    private static final String BROKER = "org.apache.activemq.";
    private static final String BROKERS_CONSUMER = "org.apache.activemq.artemis.core.server.impl.ServerConsumerImpl";
    private static final String STREAM_OPENER =
            "io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler";
    private static final String NO_BEAN = "io.micronaut.context.exceptions.NoSuchBeanException";
    private static final String OPENED = "io.micronaut.websocket.event.WebSocketSessionOpenEvent";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        boolean known = thrown != null
                && (isTakenDownTwice(event.getLoggerName(), thrown) || isOpenedAtTheEnd(event.getLoggerName(), thrown));
        return known ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /**
     * A client's farewell and the end of its connection, or of the broker, take down the same consumer on two threads; whoever
     * comes second finds its parts gone, as both wanted.
     */
    private static boolean isTakenDownTwice(String logger, IThrowableProxy thrown) {
        return logger.startsWith(BROKER)
                && NullPointerException.class.getName().equals(thrown.getClassName())
                && BROKERS_CONSUMER.equals(thrower(thrown));
    }

    /** A page opens its stream while the server ends: what would have told others of it is gone before the last connection is. */
    private static boolean isOpenedAtTheEnd(String logger, IThrowableProxy thrown) {
        return logger.equals(STREAM_OPENER)
                && NO_BEAN.equals(thrown.getClassName())
                && String.valueOf(thrown.getMessage()).contains(OPENED);
    }

    private static @Nullable String thrower(IThrowableProxy thrown) {
        StackTraceElementProxy[] trace = thrown.getStackTraceElementProxyArray();
        return trace.length == 0 ? null : trace[0].getStackTraceElement().getClassName();
    }
}
