package org.myodose.device.conformance;

import static org.myodose.device.wire.MessageType.IDENTIFY;
import static org.myodose.device.wire.MessageType.PING;
import static org.myodose.device.wire.MessageType.RATE;
import static org.myodose.device.wire.MessageType.START;
import static org.myodose.device.wire.MessageType.STOP;
import static org.myodose.device.wire.MessageType.TARE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.conformance.Finding.Verdict;
import org.myodose.device.wire.Hello;
import org.myodose.device.wire.MessageType;
import org.myodose.device.wire.Pacer;

/**
 * Tries a device against every {@link Requirement}, in about twelve seconds: speaks with it as a host would, and as no proper
 * host would. It is stopped before and after. For one device; one thread.
 */
public final class ConformanceCheck {

    private static final int[] UNKNOWN_TYPES = {0x00, 0x20, 0x7F, 0x87, 0xFF};
    private static final long[] TOKENS = {0, 1, 0x80000000L, 0xFFFFFFFFL};
    private static final int IDENTIFY_SECONDS = 1;
    private static final int ATTEMPTS = 5;
    private static final long LARGEST_RATE = 0xFFFFFFFFL;

    private final ByteLink link;
    private final LongSupplier nanoClock;
    private final Pacer pacer;
    private final Consumer<Finding> listener;
    private final Map<Requirement, Finding> findings = new EnumMap<>(Requirement.class);
    private @Nullable Hello hello;

    /**
     * @param link open, and closed at the end
     * @param nanoClock monotonic, in nanoseconds
     * @param listener is told each finding as soon as it is made
     */
    public ConformanceCheck(ByteLink link, LongSupplier nanoClock, Pacer pacer, Consumer<Finding> listener) {
        this.link = link;
        this.nanoClock = nanoClock;
        this.pacer = pacer;
        this.listener = listener;
    }

    /** Tries everything and returns one finding for each requirement, in their order. */
    public List<Finding> run() throws LinkException {
        String cut = "The requirement could not be tried.";
        try (Conversation conversation = new Conversation(link, nanoClock, pacer)) {
            try {
                speak(conversation);
            } catch (LinkException lost) {
                cut = lost.getMessage();
            }
            if (hello != null) {
                new WholeConversation(conversation, this::note).judge();
            }
        }
        for (Requirement requirement : Requirement.values()) {
            if (!findings.containsKey(requirement)) {
                add(new Finding(requirement, Verdict.NOT_TRIED, String.valueOf(cut)));
            }
        }
        return List.copyOf(findings.values());
    }

    /** What the device said of itself; null where it did not. */
    public @Nullable Hello hello() {
        return hello;
    }

    private void speak(Conversation conversation) throws LinkException {
        if (!introduce(conversation)) {
            return;
        }
        conversation.ask(STOP.code());
        ping(conversation);
        identify(conversation);
        tare(conversation);
        refuse(conversation);
        rate(conversation);
        DamageChecks damage = new DamageChecks(conversation, this::note);
        damage.send();
        new StreamChecks(conversation, this::note).run();
        damage.judge();
    }

    private boolean introduce(Conversation conversation) throws LinkException {
        for (int attempt = 0; attempt < ATTEMPTS && conversation.heard.hello() == null; attempt++) {
            conversation.askHello();
        }
        hello = conversation.heard.hello();
        int version = conversation.heard.unsupportedVersion();
        note(
                Requirement.INTRODUCES_ITSELF,
                hello != null,
                hello != null
                        ? hello.device().model() + ", " + hello.channelCount() + " channels"
                        : version > 0 ? "it speaks version " + version : "no HELLO came that can be understood");
        return hello != null;
    }

    private void ping(Conversation conversation) throws LinkException {
        boolean met = true;
        for (long token : TOKENS) {
            Reply reply = conversation.ask(PING.code(), littleEndian(token));
            met &= reply != null && isDone(reply, PING) && reply.value() == token;
        }
        note(Requirement.ANSWERS_PING, met, TOKENS.length + " tokens");
    }

    private void identify(Conversation conversation) throws LinkException {
        Reply reply = conversation.ask(IDENTIFY.code(), IDENTIFY_SECONDS);
        note(Requirement.IDENTIFIES, isDone(reply, IDENTIFY), answer(reply));
    }

    private void tare(Conversation conversation) throws LinkException {
        int before = conversation.heard.tareEvents();
        Reply reply = conversation.ask(TARE.code());
        boolean event = conversation.await(() -> conversation.heard.tareEvents() > before);
        note(
                Requirement.TARES,
                isDone(reply, TARE) && event,
                answer(reply) + (event ? ", and the event" : ", no event"));
    }

    private void refuse(Conversation conversation) throws LinkException {
        for (int type : UNKNOWN_TYPES) {
            Reply reply = conversation.ask(type);
            refused(Requirement.REFUSES_UNKNOWN_COMMANDS, Reply.Result.UNKNOWN_COMMAND, type, reply);
        }
        badArgument(conversation, RATE, littleEndian(0));
        badArgument(conversation, RATE, 1);
        badArgument(conversation, IDENTIFY, 0);
        badArgument(conversation, START, 0);
        badArgument(conversation, STOP, 0, 0);
        badArgument(conversation, PING, 1, 2, 3);
    }

    private void badArgument(Conversation conversation, MessageType type, int... payload) throws LinkException {
        Reply reply = conversation.ask(type.code(), payload);
        refused(Requirement.REFUSES_BAD_ARGUMENTS, Reply.Result.BAD_ARGUMENT, type.code(), reply);
    }

    private void refused(Requirement requirement, Reply.Result wanted, int type, @Nullable Reply reply) {
        boolean met = reply != null && reply.result() == wanted && reply.commandType() == type;
        note(requirement, met, String.format("type 0x%02X: %s", type, answer(reply)));
    }

    private void rate(Conversation conversation) throws LinkException {
        Hello before = conversation.heard.hello();
        if (before == null) {
            throw new IllegalStateException("a device that introduced itself is known");
        }
        long highest = before.maxRateMilliHertz();
        long tooHigh = Math.min(LARGEST_RATE, 2 * highest);
        boolean met = true;
        // The rate that it had comes last: it is to be left as it was found.
        for (long wanted : new long[] {highest, tooHigh, before.device().rateMilliHertz()}) {
            met &= takesRate(conversation, wanted, highest);
        }
        note(Requirement.CHANGES_RATE, met, "at most " + highest / 1000.0 + " Hz");
    }

    private static boolean takesRate(Conversation conversation, long milliHertz, long highest) throws LinkException {
        int hellos = conversation.heard.hellos();
        Reply reply = conversation.ask(RATE.code(), littleEndian(milliHertz));
        if (reply == null || !isDone(reply, RATE) || reply.value() < 1 || reply.value() > highest) {
            return false;
        }
        conversation.await(() -> conversation.heard.hellos() > hellos);
        Hello fresh = conversation.heard.hello();
        return conversation.heard.hellos() > hellos
                && fresh != null
                && fresh.device().rateMilliHertz() == reply.value();
    }

    static boolean isDone(@Nullable Reply reply, MessageType type) {
        return reply != null && reply.result() == Reply.Result.DONE && reply.commandType() == type.code();
    }

    static String answer(@Nullable Reply reply) {
        return reply == null
                ? "no answer within a second"
                : "answered by result " + reply.result().ordinal();
    }

    private static int[] littleEndian(long value) {
        return new int[] {
            (int) value & 0xFF, (int) (value >> 8) & 0xFF, (int) (value >> 16) & 0xFF, (int) (value >> 24) & 0xFF
        };
    }

    /** What is broken once stays broken, and is told as it was then. */
    private void note(Requirement requirement, boolean met, String seen) {
        Finding before = findings.get(requirement);
        if (before == null || (before.verdict() == Verdict.MET && !met)) {
            add(new Finding(requirement, met ? Verdict.MET : Verdict.BROKEN, seen));
        }
    }

    private void add(Finding finding) {
        findings.put(finding.requirement(), finding);
        listener.accept(finding);
    }

    /** Takes what was seen of a requirement. */
    @FunctionalInterface
    interface Notes {
        void note(Requirement requirement, boolean met, String seen);
    }
}
