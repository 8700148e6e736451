package org.myodose.dashboard.web;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.myodose.dashboard.security.HostNames;

/**
 * Answers who asks an encrypted server in the clear, instead of hanging up: a browser is led to the encrypted address, everybody
 * else is told it. Nothing of the request is done.
 */
final class PlainRequests implements NettyServerCustomizer {

    /** The first byte of every TLS connection. */
    private static final int HANDSHAKE = 22;

    private static final int LONGEST = 8192;
    private static final String END = "\r\n\r\n";
    private static final Pattern HOST = Pattern.compile("(?im)^host:\\s*(\\S+)\\s*$");
    /** A path that can be nothing else in an answer's head. */
    private static final Pattern READING = Pattern.compile("\\AGET (/[!-~]*) HTTP/1\\.[01]\r\n");

    private static final Pattern BROWSER = Pattern.compile("(?im)^accept:.*text/html");

    private final HostNames names;

    PlainRequests(HostNames names) {
        this.names = names;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role != ChannelRole.CONNECTION
                ? this
                : new NettyServerCustomizer() {
                    @Override
                    public void onInitialPipelineBuilt() {
                        channel.pipeline().addFirst("plain-requests", new FirstBytes());
                    }
                };
    }

    /** Looks at a connection's first bytes, and is gone where they are TLS. */
    private final class FirstBytes extends ByteToMessageDecoder {

        private boolean answered;

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf input, List<Object> out) {
            if (answered) {
                input.skipBytes(input.readableBytes());
                return;
            }
            if (input.getUnsignedByte(input.readerIndex()) == HANDSHAKE) {
                context.pipeline().remove(this);
                return;
            }
            String head = input.toString(StandardCharsets.ISO_8859_1);
            if (head.contains(END) || head.length() > LONGEST) {
                answered = true;
                input.skipBytes(input.readableBytes());
                byte[] answer = answer(head).getBytes(StandardCharsets.ISO_8859_1);
                context.writeAndFlush(Unpooled.wrappedBuffer(answer)).addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    /** The whole of it. */
    String answer(String head) {
        Matcher host = HOST.matcher(head);
        if (!host.find() || !names.include(host.group(1))) {
            return response("400 Bad Request", "", "This server speaks HTTPS only: write https:// before its address.");
        }
        Matcher reading = READING.matcher(head);
        String address = "https://" + host.group(1);
        String sentence = "This server speaks HTTPS only: open " + address + "/ instead.";
        return reading.find() && BROWSER.matcher(head).find()
                ? response("307 Temporary Redirect", "Location: " + address + reading.group(1) + "\r\n", sentence)
                : response("400 Bad Request", "", sentence);
    }

    private static String response(String status, String header, String sentence) {
        return "HTTP/1.1 " + status + "\r\n" + header + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + (sentence.length() + 1) + "\r\nCache-Control: no-store\r\nConnection: close" + END + sentence + "\n";
    }
}
