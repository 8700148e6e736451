package org.myodose.dashboard.classroom;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.mqtt.EmbeddedBroker;
import org.myodose.dashboard.classroom.trainer.ClassBroker;

/** A broker that a test can kill and start again at the same port, with all that it knew forgotten. */
abstract class TestBroker implements AutoCloseable {

    /** Which broker it is. */
    enum Kind {
        EMBEDDED,
        MOSQUITTO
    }

    static final ClassCode CODE = ClassCode.parse("K7M2-PX4QRT");

    final int port = freePort();

    static TestBroker start(Kind kind, Path folder) throws IOException {
        TestBroker broker = kind == Kind.EMBEDDED ? new Embedded() : new Mosquitto(folder);
        broker.start();
        return broker;
    }

    /**
     * Below those that the system hands out by itself: while the broker is dead, nobody else may get its port, and a client
     * that seeks it there must not find itself.
     */
    private static int freePort() {
        int port = 12_000 + (int) (ProcessHandle.current().pid() % 10_000);
        while (!isFree(port)) {
            port++;
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    abstract void start() throws IOException;

    abstract void kill();

    BrokerAddress asTrainer() {
        return new BrokerAddress("localhost", port, "trainer", "secret of the trainer");
    }

    BrokerAddress asStation() {
        return new BrokerAddress("localhost", port, CODE.stationUser(), CODE.password());
    }

    @Override
    public void close() {
        kill();
    }

    private static final class Embedded extends TestBroker {

        private @Nullable EmbeddedBroker broker;

        @Override
        void start() {
            broker = EmbeddedBroker.start("localhost", port, ClassBroker.doors(CODE, "secret of the trainer"));
        }

        @Override
        void kill() {
            if (broker != null) {
                broker.close();
                broker = null;
            }
        }
    }

    /**
     * Debian's, in a process of its own, with the access list that docs/class.md gives to those who run one; where it is missing
     * the test is skipped, or fails if it must not be.
     */
    private static final class Mosquitto extends TestBroker {

        private final Path settings;
        private @Nullable Process process;

        Mosquitto(Path folder) throws IOException {
            boolean present = Files.isExecutable(Path.of("/usr/sbin/mosquitto"));
            if (!present && "true".equals(System.getenv("MYODOSE_REQUIRE_TOOLS"))) {
                fail("this test needs Debian's mosquitto");
            }
            assumeTrue(present, "this test needs Debian's mosquitto");
            settings = folder.resolve("mosquitto.conf");
            Path passwords = folder.resolve("passwords");
            Files.createFile(passwords);
            enter(passwords, asTrainer());
            enter(passwords, asStation());
            Path access = Files.writeString(folder.resolve("access"), documentedAccess());
            Files.writeString(
                    settings,
                    String.join(
                            "\n",
                            // Started by the administrator, it would be nobody, who may not read these files.
                            "user " + System.getProperty("user.name"),
                            "listener " + port + " 127.0.0.1",
                            "allow_anonymous false",
                            "password_file " + passwords,
                            "acl_file " + access,
                            "persistence false",
                            ""));
        }

        /** The block of the document that begins with the trainer. */
        private static String documentedAccess() throws IOException {
            String document = Files.readString(Path.of(System.getProperty("myodose.root"), "docs/class.md"));
            int begin = document.indexOf("user trainer\n");
            return document.substring(begin, document.indexOf("```", begin));
        }

        private static void enter(Path passwords, BrokerAddress who) throws IOException {
            Process entering = new ProcessBuilder(
                            "mosquitto_passwd",
                            "-b",
                            passwords.toString(),
                            String.valueOf(who.user()),
                            String.valueOf(who.password()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (entering.onExit().join().exitValue() != 0) {
                fail("mosquitto_passwd refuses " + who.user());
            }
        }

        @Override
        void start() throws IOException {
            process = new ProcessBuilder(List.of("/usr/sbin/mosquitto", "-c", settings.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Await.until(this::answers, () -> "no answer on port " + port);
        }

        private boolean answers() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        void kill() {
            Process running = process;
            if (running != null) {
                running.destroyForcibly().onExit().join();
            }
        }
    }
}
