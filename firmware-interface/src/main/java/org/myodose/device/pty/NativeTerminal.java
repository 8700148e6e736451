package org.myodose.device.pty;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * The few calls of the C library that a pseudo-terminal needs, as Java methods. Each returns what the C call returned, or
 * minus the error number where that failed.
 *
 * <p>Threading: the error number is captured per instance, so each thread that calls uses an instance of its own.
 */
final class NativeTerminal {

    /** Error numbers of Linux on every processor that Java runs on. */
    static final int INTERRUPTED = 4;

    static final int INPUT_OUTPUT_ERROR = 5;
    static final int TRY_AGAIN = 11;

    static final short POLL_IN = 0x1;
    static final short POLL_OUT = 0x4;
    static final short POLL_HANG_UP = 0x10;

    private static final int OPEN_READ_WRITE = 2;
    private static final int OPEN_NOT_CONTROLLING = 0x100;
    private static final int OPEN_NON_BLOCKING = 0x800;
    private static final int OPEN_CLOSE_ON_EXEC = 0x80000;
    private static final int APPLY_NOW = 0;
    private static final int FLUSH_INPUT = 0;
    private static final int WAIT_FOR_EVER = -1;
    /** Larger than struct termios of any C library. */
    private static final int TERMINAL_SETTINGS_BYTES = 256;

    private static final int POLL_ENTRY_BYTES = 8;
    private static final int PATH_BYTES = 128;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERROR_NUMBER = CALL_STATE.varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle POSIX_OPENPT =
            function("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle GRANTPT = function("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle UNLOCKPT = function("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle PTSNAME_R =
            function("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle TCGETATTR =
            function("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle CFMAKERAW = function("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle TCSETATTR =
            function("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle TCFLUSH =
            function("tcflush", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle READ =
            function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE =
            function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle POLL =
            function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle EVENTFD =
            function("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

    private final MemorySegment callState;
    private final MemorySegment transfer;
    private final MemorySegment pollEntries;

    /** @param transferBytes most bytes that one read or write of this instance moves */
    NativeTerminal(Arena arena, int transferBytes) {
        callState = arena.allocate(CALL_STATE);
        transfer = arena.allocate(transferBytes);
        pollEntries = arena.allocate(2L * POLL_ENTRY_BYTES, Integer.BYTES);
    }

    private static MethodHandle function(String name, FunctionDescriptor shape, Linker.Option... options) {
        List<Linker.Option> all = new ArrayList<>(List.of(options));
        all.add(Linker.Option.captureCallState("errno"));
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), shape, all.toArray(Linker.Option[]::new));
    }

    int openMaster() {
        int flags = OPEN_READ_WRITE | OPEN_NOT_CONTROLLING | OPEN_NON_BLOCKING | OPEN_CLOSE_ON_EXEC;
        try {
            return checked((int) POSIX_OPENPT.invokeExact(callState, flags));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    /** Makes the other end usable by others. */
    int grantAndUnlock(int master) {
        try {
            int granted = checked((int) GRANTPT.invokeExact(callState, master));
            return granted < 0 ? granted : checked((int) UNLOCKPT.invokeExact(callState, master));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    /** Path of the other end, or an empty text where the system will not tell it. */
    String otherEnd(int master) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocate(PATH_BYTES);
            int failed = (int) PTSNAME_R.invokeExact(callState, master, path, (long) PATH_BYTES);
            return failed != 0 ? "" : path.getString(0);
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    /** Bytes pass unchanged in both directions: no echo, no line editing, no translation. */
    int makeRaw(int file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment settings = arena.allocate(TERMINAL_SETTINGS_BYTES, Long.BYTES);
            int got = checked((int) TCGETATTR.invokeExact(callState, file, settings));
            if (got < 0) {
                return got;
            }
            CFMAKERAW.invokeExact(callState, settings);
            return checked((int) TCSETATTR.invokeExact(callState, file, APPLY_NOW, settings));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    int openTerminal(String path) {
        int flags = OPEN_READ_WRITE | OPEN_NOT_CONTROLLING | OPEN_CLOSE_ON_EXEC;
        try (Arena arena = Arena.ofConfined()) {
            return checked((int) OPEN.invokeExact(callState, arena.allocateFrom(path), flags));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    /** Throws away what has come in but was not read. */
    int discardInput(int file) {
        try {
            return checked((int) TCFLUSH.invokeExact(callState, file, FLUSH_INPUT));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    int close(int file) {
        try {
            return checked((int) CLOSE.invokeExact(callState, file));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    int openWakeUp() {
        try {
            return checked((int) EVENTFD.invokeExact(callState, 0, OPEN_CLOSE_ON_EXEC));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    /** Frees every thread that waits with this wake-up, now and later. */
    int wakeUp(int wakeUpFile) {
        transfer.set(JAVA_LONG, 0, 1L);
        try {
            return checked((long) WRITE.invokeExact(callState, wakeUpFile, transfer, (long) Long.BYTES));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    int read(int file, byte[] buffer) {
        long most = Math.min(buffer.length, transfer.byteSize());
        try {
            int count = checked((long) READ.invokeExact(callState, file, transfer, most));
            if (count > 0) {
                MemorySegment.copy(transfer, JAVA_BYTE, 0, buffer, 0, count);
            }
            return count;
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    int write(int file, byte[] bytes, int offset, int length) {
        int most = (int) Math.min(length, transfer.byteSize());
        MemorySegment.copy(bytes, offset, transfer, JAVA_BYTE, 0, most);
        try {
            return checked((long) WRITE.invokeExact(callState, file, transfer, (long) most));
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    /** Sleeps until {@code file} has one of {@code events} or hangs up, or until the wake-up; returns the file's events. */
    int await(int file, short events, int wakeUpFile) {
        pollEntry(0, file, events);
        pollEntry(1, wakeUpFile, POLL_IN);
        try {
            int ready = checked((int) POLL.invokeExact(callState, pollEntries, 2L, WAIT_FOR_EVER));
            return ready < 0 ? ready : pollEntries.get(JAVA_SHORT, 6);
        } catch (Throwable failure) {
            throw impossible(failure);
        }
    }

    private void pollEntry(int index, int file, short events) {
        long start = (long) index * POLL_ENTRY_BYTES;
        pollEntries.set(JAVA_INT, start, file);
        pollEntries.set(JAVA_SHORT, start + 4, events);
        pollEntries.set(JAVA_SHORT, start + 6, (short) 0);
    }

    private int checked(long returned) {
        return returned >= 0 ? (int) returned : -(int) ERROR_NUMBER.get(callState, 0L);
    }

    private static IllegalStateException impossible(Throwable failure) {
        return new IllegalStateException("a call of the C library could not be made", failure);
    }
}
