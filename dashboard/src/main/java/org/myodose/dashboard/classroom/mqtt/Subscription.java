package org.myodose.dashboard.classroom.mqtt;

/**
 * What a link is to hear.
 *
 * @param filter a topic, perhaps with MQTT's wildcards
 * @param surely at least once (QoS 1) and not at most once (QoS 0)
 */
public record Subscription(String filter, boolean surely) {}
