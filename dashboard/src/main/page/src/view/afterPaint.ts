const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.shift()?.();

/** To be called while a frame is drawn: runs this as soon as the browser has painted it. */
export function afterPaint(task: () => void): void {
  waiting.push(task);
  port2.postMessage(null);
}
