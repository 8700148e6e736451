/** Where a small drawing of the last seconds puts things, in a box of 100 by 30. */
export const SPARK_WIDTH = 100;
export const SPARK_HEIGHT = 30;
/** As many as the server keeps. */
const POINTS = 60;

/** The force at the upper edge: the band in the middle, and room for what was pressed. */
export function sparkTop(spark: readonly (number | null)[], bandHigh: number | null): number {
  const peak = Math.max(0, ...spark.map((force) => force ?? 0));
  return Math.max(bandHigh === null ? 1 : 1.5 * bandHigh, 1.05 * peak, 0.1);
}

export function sparkY(force: number, top: number): number {
  return SPARK_HEIGHT * (1 - Math.min(1, Math.max(0, force / top)));
}

/** An SVG path that ends at the right edge; broken where nothing was known. */
export function sparkPath(spark: readonly (number | null)[], top: number): string {
  const step = SPARK_WIDTH / (POINTS - 1);
  let path = "";
  let pen = false;
  spark.forEach((force, index) => {
    if (force === null) {
      pen = false;
      return;
    }
    const x = SPARK_WIDTH - (spark.length - 1 - index) * step;
    path += `${pen ? "L" : "M"}${x.toFixed(1)} ${sparkY(force, top).toFixed(1)}`;
    pen = true;
  });
  return path;
}
