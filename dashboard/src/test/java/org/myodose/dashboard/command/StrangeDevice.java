package org.myodose.dashboard.command;

import java.util.Arrays;
import org.myodose.device.LinkException;
import org.myodose.device.pty.PseudoTerminal;
import org.myodose.device.wire.Cobs;
import org.myodose.device.wire.Crc16;

/** A port at which something answers, but nothing that this program understands. */
final class StrangeDevice implements AutoCloseable {

    private final PseudoTerminal terminal;
    private final byte[] answer;

    private StrangeDevice(byte[] answer) throws LinkException {
        this.answer = answer;
        terminal = PseudoTerminal.open();
        Thread.ofPlatform().daemon().name("strange-device").start(this::answer);
    }

    /** Answers whatever it is told with text. */
    static StrangeDevice talking(String text) throws LinkException {
        return new StrangeDevice(text.repeat(40).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** Introduces itself as a device of a later protocol version would, of which only the first byte is known. */
    static StrangeDevice ofVersion(int version) throws LinkException {
        byte[] frame = {1, 0, 0, 0, 0, 0, 0, (byte) version, 'n', 'e', 'w', 0, 0};
        int crc = Crc16.of(frame, 0, frame.length - 2);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        byte[] line = new byte[Cobs.maxEncodedLength(frame.length) + 2];
        int length = Cobs.encode(frame, 0, frame.length, line, 1);
        return new StrangeDevice(Arrays.copyOf(line, length + 2));
    }

    String source() {
        return "serial:" + terminal.path();
    }

    private void answer() {
        byte[] heard = new byte[256];
        try {
            while (!terminal.isClosed()) {
                if (terminal.read(heard) > 0) {
                    terminal.write(answer, 0, answer.length);
                }
            }
        } catch (LinkException hungUp) {
            terminal.close();
        }
    }

    @Override
    public void close() {
        terminal.close();
    }
}
