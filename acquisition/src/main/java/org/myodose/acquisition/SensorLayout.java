package org.myodose.acquisition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where all sensors of a device sit, and so which channels make up which figure. Immutable.
 *
 * <p>The total is the sum of all channels. Where channels of zone {@link SensorPlace#TOTAL} stand beside others, these measure
 * the same force a second time: then those alone are the total.
 *
 * @param places by channel; none where nobody told
 */
public record SensorLayout(List<SensorPlace> places) {

    /** Nothing is known of any channel. */
    public static final SensorLayout UNKNOWN = new SensorLayout(List.of());

    private static final Set<String> FINGERS = Set.of("index finger", "middle finger", "ring finger", "little finger");

    public SensorLayout {
        places = List.copyOf(places);
    }

    /** The channels whose sum is the total. */
    public List<Integer> totalChannels() {
        boolean beside = places.stream().anyMatch(SensorPlace::isTotal)
                && !places.stream().allMatch(SensorPlace::isTotal);
        return channels(place -> !beside || place.isTotal());
    }

    /** Whether some channel is left out of the total. */
    public boolean leavesChannelsOut() {
        return totalChannels().size() < places.size();
    }

    /** What the total is the force of: the one zone's name, or all zones' names. */
    public String totalSite() {
        Set<String> names = zoneNames();
        boolean measuredAsOne = names.remove(SensorPlace.TOTAL);
        String parts = String.join(", ", names);
        if (names.size() == 1 && !measuredAsOne) {
            return parts;
        }
        return names.isEmpty() ? (measuredAsOne ? "total" : "") : "total of " + parts;
    }

    /**
     * Every zone in the order of its first channel; then, where they say more, the sums over {@code fingers}, {@code left} and
     * {@code right}, {@code front} and {@code rear}.
     */
    public List<Zone> zones() {
        Map<String, List<Integer>> zones = new LinkedHashMap<>();
        for (String name : zoneNames()) {
            zones.put(name, channels(place -> place.zone().equals(name)));
        }
        List<Integer> fingers = channels(place -> FINGERS.contains(place.zone()));
        if (fingers.size() > 1) {
            zones.putIfAbsent("fingers", fingers);
        }
        addPair(zones, "left", onSide(Side.LEFT), "right", onSide(Side.RIGHT));
        addPair(zones, "front", inRow(SensorPlace.Row.FRONT), "rear", inRow(SensorPlace.Row.REAR));
        List<Zone> named = new ArrayList<>();
        zones.forEach((name, channels) -> named.add(new Zone(name, channels)));
        return List.copyOf(named);
    }

    private void addPair(
            Map<String, List<Integer>> zones, String name, List<Integer> one, String otherName, List<Integer> other) {
        if (!one.isEmpty() && !other.isEmpty()) {
            zones.putIfAbsent(name, one);
            zones.putIfAbsent(otherName, other);
        }
    }

    /** The channels on that side. */
    public List<Integer> onSide(Side side) {
        return channels(place -> !place.isTotal() && place.side() == side);
    }

    /** The channels in that row. */
    public List<Integer> inRow(SensorPlace.Row row) {
        return channels(place -> !place.isTotal() && place.row() == row);
    }

    /** The channels whose coordinates are known. */
    public List<Integer> located() {
        return channels(place -> !place.isTotal() && place.isLocated());
    }

    private Set<String> zoneNames() {
        return places.stream().map(SensorPlace::zone).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Integer> channels(Predicate<SensorPlace> wanted) {
        return IntStream.range(0, places.size())
                .filter(channel -> wanted.test(places.get(channel)))
                .boxed()
                .toList();
    }
}
