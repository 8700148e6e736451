// Begins a new session on a running Myodose and prints each hold as it ends: node watch-holds.mjs ADDRESS HOLDS
const [address, wanted] = process.argv.slice(2);
const token = process.env.MYODOSE_TOKEN;
const headers = token ? { Authorization: `Bearer ${token}` } : {};
const live = new WebSocket(`${address.replace("http", "ws")}/api/v1/live`, { headers });
let unit = "";
let holds = Number(wanted);

live.onopen = () => fetch(`${address}/api/v1/session`, { method: "POST", headers });
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
