package org.myodose.dashboard.classroom.mqtt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager2;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at the embedded broker: the trainer everything in its class, a station only tell what stations tell, so that
 * no student's computer can give the class orders. Everybody in the class may listen to it. Thread-safe.
 *
 * @param trainerUser as whom the trainer's own program signs in
 * @param trainerPassword a random one that never leaves that program
 * @param stationUser as whom stations sign in
 * @param stationPassword made of the class's code
 * @param stationTopics the topics that stations may write to, each level joined by a dot
 */
public record BrokerDoors(
        String trainerUser, String trainerPassword, String stationUser, String stationPassword, Pattern stationTopics)
        implements ActiveMQSecurityManager2 {

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return isTrainer(user, password) || isStation(user, password);
    }

    @Override
    public boolean validateUser(
            @Nullable String user, @Nullable String password, X509Certificate @Nullable [] certificates) {
        return validateUser(user, password);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return isTrainer(user, password);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user,
            @Nullable String password,
            Set<Role> roles,
            CheckType checkType,
            String address,
            RemotingConnection connection) {
        if (isTrainer(user, password)) {
            return true;
        }
        boolean allowed =
                checkType != CheckType.SEND || stationTopics.matcher(address).matches();
        return allowed && isStation(user, password);
    }

    private boolean isTrainer(@Nullable String user, @Nullable String password) {
        return isSame(trainerUser, user) && isSame(trainerPassword, password);
    }

    private boolean isStation(@Nullable String user, @Nullable String password) {
        return isSame(stationUser, user) && isSame(stationPassword, password);
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean isSame(String right, @Nullable String told) {
        return told != null
                && MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "doors of " + stationUser;
    }
}
