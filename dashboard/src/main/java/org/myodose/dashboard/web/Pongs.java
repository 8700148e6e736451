package org.myodose.dashboard.web;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answers to pings from piling up for whoever pings and does not read: while a connection takes no more, the newest
 * alone waits, as RFC 6455 (5.5.3) allows, and the framework's buffer grows no further.
 */
final class Pongs implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role != ChannelRole.CONNECTION
                ? this
                : new NettyServerCustomizer() {
                    @Override
                    public void onStreamPipelineBuilt() {
                        // A WebSocket takes the place of what handles requests, and answers pings from there.
                        if (channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
                            channel.pipeline()
                                    .addBefore(
                                            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                                            "newest-pong",
                                            new NewestPong());
                        }
                    }
                };
    }

    /** Of one connection, on its thread. */
    private static final class NewestPong extends ChannelDuplexHandler {

        private @Nullable PongWebSocketFrame waiting;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            if (message instanceof PongWebSocketFrame pong && !context.channel().isWritable()) {
                forget();
                waiting = pong;
                promise.setSuccess();
            } else {
                super.write(context, message, promise);
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
            PongWebSocketFrame pong = waiting;
            if (pong != null && context.channel().isWritable()) {
                waiting = null;
                context.writeAndFlush(pong).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            }
            super.channelWritabilityChanged(context);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            forget();
        }

        private void forget() {
            if (waiting != null) {
                waiting.release();
                waiting = null;
            }
        }
    }
}
