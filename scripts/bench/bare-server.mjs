// What node:http can do at most: reads a body, parses it, answers JSON of the size given as the first argument.
import { createServer } from 'node:http';

const size = Number(process.argv[2]);
const answer = Buffer.from(JSON.stringify({ filler: 'x'.repeat(size - '{"filler":""}'.length) }));
const headers = { 'content-type': 'application/json', 'content-length': answer.length };

const server = createServer((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString());
    if (typeof body !== 'object') return res.writeHead(400).end();
    res.writeHead(200, headers).end(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
