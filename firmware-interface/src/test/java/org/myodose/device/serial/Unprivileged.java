package org.myodose.device.serial;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Runs a task that the system judges as it judges an ordinary user. Tests often run as root, whom no permission stops; Linux
 * lets one thread lay that power down for files.
 */
final class Unprivileged {

    private static final int NOBODY = 65534;
    private static final MethodHandle SETFSUID = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("setfsuid"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Unprivileged() {}

    static <T> T call(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(() -> {
            int before = asUser(NOBODY);
            try {
                return task.call();
            } finally {
                asUser(before);
            }
        });
        Thread.ofPlatform().daemon().name("unprivileged").start(future);
        return future.get(20, TimeUnit.SECONDS);
    }

    /** Returns who the thread was before. Without the right to change, it stays who it is: an ordinary user. */
    private static int asUser(int user) {
        try {
            return (int) SETFSUID.invokeExact(user);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
