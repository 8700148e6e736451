package org.myodose.acquisition.loop;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * How long the calling thread may run at a time while others wait for its processor. Linux, since 6.12, lets any thread ask
 * for less than usual, without any right, and in return lets it run sooner when it wakes. A thread that works for microseconds
 * and sleeps gives nothing up by that, and need not wait any more until a page's or the compiler's thread has used up its own
 * milliseconds. Older kernels take the wish and do nothing.
 *
 * <p>Layout and numbers: {@code sched_setattr(2)} of the Linux manual pages. Stateless.
 */
final class ShortSlice {

    /** The least that Linux grants. */
    static final long WANTED_NS = 100_000;

    private static final System.Logger LOG = System.getLogger(ShortSlice.class.getName());
    private static final int ATTRIBUTE_BYTES = 48;
    private static final long POLICY_OFFSET = 4;
    private static final long RUNTIME_OFFSET = 24;
    private static final int NORMAL_POLICY = 0;
    private static final long THIS_THREAD = 0;
    private static final long NO_FLAGS = 0;

    /** Number of {@code sched_setattr} by processor; {@code sched_getattr} has the next. */
    private static final Map<String, Long> SETTING = Map.of("amd64", 314L, "aarch64", 274L, "riscv64", 274L);

    private ShortSlice() {}

    /**
     * Asks for it, for the calling thread; a thread that was made a real-time one from outside is left as it is. Where the
     * system does not know such wishes, nothing happens.
     */
    static void ask() {
        Long setting = SETTING.get(System.getProperty("os.arch"));
        if (!System.getProperty("os.name").equals("Linux") || setting == null) {
            return;
        }
        try {
            ask(setting);
        } catch (RuntimeException | LinkageError notHere) {
            // Such as a virtual machine that lets nobody call the system: a wish must not end a measurement.
            LOG.log(System.Logger.Level.DEBUG, "no short slice can be asked for", notHere);
        }
    }

    private static void ask(long setting) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTE_BYTES, Long.BYTES);
            if (call(setting + 1, attributes, ATTRIBUTE_BYTES) == 0
                    && attributes.get(JAVA_INT, POLICY_OFFSET) == NORMAL_POLICY) {
                attributes.set(JAVA_LONG, RUNTIME_OFFSET, WANTED_NS);
                // The setting call has its flags where the getting one has the size.
                if (call(setting, attributes, NO_FLAGS) != 0) {
                    LOG.log(System.Logger.Level.DEBUG, "the system grants no short slice");
                }
            }
        }
    }

    private static long call(long number, MemorySegment attributes, long sizeOrFlags) {
        Linker linker = Linker.nativeLinker();
        MethodHandle systemCall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try {
            return (long) systemCall.invokeExact(number, THIS_THREAD, attributes, sizeOrFlags, NO_FLAGS);
        } catch (Throwable failure) {
            throw new IllegalStateException("a call of the system's failed before it was made", failure);
        }
    }
}
