package org.myodose.dashboard.classroom.trainer;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.mqtt.BrokerDoors;
import org.myodose.dashboard.classroom.mqtt.EmbeddedBroker;
import org.myodose.dashboard.security.ServerCertificate;

/** A class's own broker, inside this program: who has the code comes in, and nobody but the trainer gives orders. */
public final class ClassBroker implements AutoCloseable {

    private static final String TRAINER = "trainer";
    private static final int PASSWORD_BYTES = 24;

    private final ClassCode code;
    private final String trainerPassword;
    private final EmbeddedBroker broker;

    private ClassBroker(ClassCode code, String trainerPassword, EmbeddedBroker broker) {
        this.code = code;
        this.trainerPassword = trainerPassword;
        this.broker = broker;
    }

    /**
     * Starts it, with a random password for the trainer that never leaves this program.
     *
     * @throws UserException as {@link EmbeddedBroker#start}
     */
    public static ClassBroker start(String host, int port, ClassCode code) {
        return start(host, port, code, null);
    }

    /**
     * The same, over TLS where it has a certificate.
     *
     * @throws UserException as {@link EmbeddedBroker#start}
     */
    public static ClassBroker start(String host, int port, ClassCode code, @Nullable ServerCertificate certificate) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        return new ClassBroker(code, password, EmbeddedBroker.start(host, port, doors(code, password), certificate));
    }

    /** Who may do what at the broker of such a class. */
    public static BrokerDoors doors(ClassCode code, String trainerPassword) {
        Pattern stationTopics = Pattern.compile("myodose\\.v1\\.class\\." + code.room()
                + "\\.station\\.[a-z0-9-]+\\.(state|live|hold|estimate|session)");
        return new BrokerDoors(TRAINER, trainerPassword, code.stationUser(), code.password(), stationTopics);
    }

    /** For the desk. */
    public BrokerAddress asTrainer() {
        return broker.address().as(TRAINER, trainerPassword);
    }

    /** For stations of this machine. */
    public BrokerAddress asStation() {
        return broker.address().as(code.stationUser(), code.password());
    }

    /** What people at stations are told, without a password. */
    public BrokerAddress told() {
        return broker.addressForStations();
    }

    @Override
    public void close() {
        broker.close();
    }
}
