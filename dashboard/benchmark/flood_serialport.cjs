// Yardstick: node-serialport with its delimiter parser; prints bytes a second and ns of CPU a frame.
const { SerialPort, DelimiterParser } = require('serialport');

const [path, seconds] = process.argv.slice(2);
const port = new SerialPort({ path, baudRate: 1000000 });
const parser = port.pipe(new DelimiterParser({ delimiter: Buffer.from([0]) }));
let received = 0;
let frames = 0;
port.on('open', () => port.write(Buffer.from([0, 0])));
port.on('data', chunk => { received += chunk.length; });
parser.on('data', () => { frames += 1; });
setTimeout(() => {
  received = frames = 0;
  const started = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  setTimeout(() => {
    const elapsed = Number(process.hrtime.bigint() - started) / 1e9;
    const used = process.cpuUsage(cpu);
    console.log(`${Math.round(received / elapsed)} ${Math.round((used.user + used.system) * 1000 / frames)}`);
    process.exit(0);
  }, Number(seconds) * 1000);
}, 1000);
