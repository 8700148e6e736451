// Begins a new session on a running Myodose and prints each hold as it ends: node watch-holds.mjs HOST:PORT HOLDS
const [server, wanted] = process.argv.slice(2);
const live = new WebSocket(`ws://${server}/api/v1/live`);
let unit = "";
let holds = Number(wanted);

live.onopen = () => fetch(`http://${server}/api/v1/session`, { method: "POST" });
live.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === "hello") unit = message.forceUnit;
  if (message.type !== "hold") return;
  const { index, meanForce, plateauStartSeconds, plateauEndSeconds } = message.hold;
  const seconds = (plateauEndSeconds - plateauStartSeconds).toFixed(1);
  console.log(`Hold ${index}: ${meanForce.toFixed(1)} ${unit} for ${seconds} s`);
  holds -= 1;
  if (holds === 0) live.close();
};
