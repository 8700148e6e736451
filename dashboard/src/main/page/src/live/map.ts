import type { Sensor } from "./messages.ts";

/** What the sensors sit on: a hand from the back, a table from above, or nothing that has an outline of its own. */
export type Ground = "hand" | "table" | "grid";

/** A sensor on the map, x to the right and y to the front; `half` is half its width. */
export interface Spot {
  channel: number;
  zone: string;
  x: number;
  y: number;
}

export interface SensorMap {
  ground: Ground;
  spots: Spot[];
  /** Half the width of a spot. */
  half: number;
  /** Whether places are true millimetres, so that the centre of force belongs among them. */
  located: boolean;
  left: number;
  rear: number;
  width: number;
  depth: number;
}

/** The zone of a channel that measures all others once more. */
const TOTAL = "total";

/** Where a zone of the hand is, in mm from the middle of the wrist crease; as in the layout file of the glove. */
const ON_THE_HAND: Record<string, readonly [number, number]> = {
  palm: [2, 68],
  thumb: [-56, 92],
  "index finger": [-27, 168],
  "middle finger": [0, 179],
  "ring finger": [25, 168],
  "little finger": [48, 142],
  thenar: [-27, 48],
  hypothenar: [30, 48],
  "heel of the hand": [0, 12],
  fingers: [0, 150],
};
const HAND = { left: -78, rear: -22, width: 150, depth: 222 };

const ON_THE_TABLE: Record<string, readonly [number, number]> = {
  "front left": [-1, 1],
  "front right": [1, 1],
  "rear left": [-1, -1],
  "rear right": [1, -1],
};

/** The map of a device's sensors; null where there are not two to be told apart. */
export function mapOf(sensors: readonly Sensor[] | undefined): SensorMap | null {
  const shown: Shown[] = (sensors ?? [])
    .map((sensor, channel) => ({ ...sensor, channel }))
    .filter(({ zone }) => zone !== TOTAL);
  if (shown.length < 2) return null;
  if (shown.every(({ zone }) => zone in ON_THE_TABLE)) return table(shown);
  const onHand = shown.filter(({ zone }) => zone in ON_THE_HAND);
  if (onHand.length >= 2 && onHand.every(liesOnTheHand)) return hand(shown);
  return shown.every(isLocated) ? surface(shown) : grid(shown);
}

type Shown = Sensor & { channel: number };
type Located = Shown & { x: number; y: number };

function isLocated(sensor: Shown): sensor is Located {
  return sensor.x !== null && sensor.y !== null;
}

/** Measured from another origin, its places would not fit our outline. */
function liesOnTheHand(sensor: Shown): boolean {
  if (!isLocated(sensor)) return true;
  const { left, rear, width, depth } = HAND;
  return sensor.x >= left && sensor.x <= left + width && sensor.y >= rear && sensor.y <= rear + depth;
}

/** What lies on no plane of the hand, such as the elbow, stands in a row below it. */
function hand(shown: Shown[]): SensorMap {
  let besides = 0;
  const spots = shown.map((sensor) => {
    const { channel, zone } = sensor;
    if (isLocated(sensor) && liesOnTheHand(sensor)) return { channel, zone, x: sensor.x, y: sensor.y };
    const place = ON_THE_HAND[zone];
    if (place !== undefined) return { channel, zone, x: place[0], y: place[1] };
    return { channel, zone, x: HAND.left + 14 + 26 * besides++, y: HAND.rear - 14 };
  });
  const apart = HAND.depth / 12;
  const half = Math.min(11, nearest(spots) / 2, apart);
  const below = besides > 0 ? 30 : 0;
  return {
    ...HAND,
    rear: HAND.rear - below,
    depth: HAND.depth + below,
    width: Math.max(HAND.width, 28 + 26 * besides),
    ground: "hand",
    spots,
    half,
    located: onlyLocated(shown),
  };
}

function table(shown: Shown[]): SensorMap {
  const located = shown.every(isLocated);
  const spots = shown.map((sensor) => {
    const [x, y] = ON_THE_TABLE[sensor.zone] ?? [0, 0];
    return {
      channel: sensor.channel,
      zone: sensor.zone,
      x: isLocated(sensor) && located ? sensor.x : 250 * x,
      y: isLocated(sensor) && located ? sensor.y : 400 * y,
    };
  });
  return framed("table", spots, nearest(spots) / 5, located);
}

function surface(shown: Located[]): SensorMap {
  const spots = shown.map(({ channel, zone, x, y }) => ({ channel, zone, x, y }));
  return framed("grid", spots, 0.46 * nearest(spots), true);
}

/** Nobody told where they sit: in rows, by their numbers. */
function grid(shown: Shown[]): SensorMap {
  const columns = Math.ceil(Math.sqrt(shown.length));
  const spots = shown.map(({ channel, zone }, index) => ({
    channel,
    zone,
    x: 10 * (index % columns),
    y: -10 * Math.floor(index / columns),
  }));
  return framed("grid", spots, 4.6, false);
}

function onlyLocated(shown: Shown[]): boolean {
  return shown.filter(isLocated).length >= 2;
}

function framed(ground: Ground, spots: Spot[], half: number, located: boolean): SensorMap {
  const xs = spots.map(({ x }) => x);
  const ys = spots.map(({ y }) => y);
  const margin = 1.4 * half;
  const left = Math.min(...xs) - margin;
  const rear = Math.min(...ys) - margin;
  return {
    ground,
    spots,
    half,
    located,
    left,
    rear,
    width: Math.max(...xs) + margin - left,
    depth: Math.max(...ys) + margin - rear,
  };
}

/** The shortest way between two of them; 10 where they are all in one place. */
function nearest(spots: readonly Spot[]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const one of spots)
    for (const other of spots) {
      const way = Math.hypot(one.x - other.x, one.y - other.y);
      if (way > 0) shortest = Math.min(shortest, way);
    }
  return Number.isFinite(shortest) ? shortest : 10;
}
