// Makes a screenshot small enough to keep: cut at the height of a screen, in the 255 colours that it has most of. node tests/palette.mjs <from.png> <to.png>
import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateSync, inflateSync } from "node:zlib";

const Most = 900, Colours = 255;
const [from, to] = process.argv.slice(2);

function read(file) {
  const data = readFileSync(file), parts = [];
  let width, height, channels;
  for (let at = 8; at < data.length; at += 12 + data.readUInt32BE(at)) {
    const size = data.readUInt32BE(at), kind = data.toString("latin1", at + 4, at + 8), body = data.subarray(at + 8, at + 8 + size);
    if (kind === "IHDR") [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
    if (kind === "IDAT") parts.push(body);
  }
  const raw = inflateSync(Buffer.concat(parts)), line = width * channels, pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : pixels[y * line + x - channels], up = y === 0 ? 0 : pixels[(y - 1) * line + x];
      const corner = x < channels || y === 0 ? 0 : pixels[(y - 1) * line + x - channels];
      pixels[y * line + x] = raw[y * (line + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[y * (line + 1)]];
    }
  return { width, height, at: (x, y) => (pixels[y * line + x * channels] << 16) | (pixels[y * line + x * channels + 1] << 8) | pixels[y * line + x * channels + 2] };
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

const { width, height, at } = read(from), rows = Math.min(height, Most), counts = new Map();
for (let y = 0; y < rows; y++) for (let x = 0; x < width; x++) counts.set(at(x, y), (counts.get(at(x, y)) ?? 0) + 1);
const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, Colours).map(([colour]) => colour);
const index = new Map(palette.map((colour, i) => [colour, i]));
for (const colour of counts.keys()) if (!index.has(colour)) index.set(colour, palette.reduce((best, p, i) => (distance(p, colour) < distance(palette[best], colour) ? i : best), 0));

const lines = Buffer.alloc(rows * (width + 1));
for (let y = 0; y < rows; y++) for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = index.get(at(x, y));
const header = Buffer.alloc(13);
header.writeUInt32BE(width, 0);
header.writeUInt32BE(rows, 4);
header.set([8, 3, 0, 0, 0], 8);

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]), ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

writeFileSync(to, Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", header),
  chunk("PLTE", Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))]));
