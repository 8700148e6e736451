package org.myodose.dashboard.classroom.student;

import java.nio.file.Path;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;

/**
 * Which class a student's device takes part in, and as whom.
 *
 * @param broker where the class meets
 * @param name what the trainer's board calls it
 * @param folder where its outbox is kept
 * @param source where its forces come from
 * @param recording the file that it records into
 */
public record Membership(
        ClassCode code, BrokerAddress broker, String name, Path folder, String source, String recording) {}
