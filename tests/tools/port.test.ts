import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { portFrom, requireFree } from '../../tools/port.mjs';

test('without a PORT the usual one is taken', () => {
  expect(portFrom(undefined)).toBe(5173);
  expect(portFrom('')).toBe(5173);
});

test.each(['http', '0', '65536', '-1', '80.5', ' 80', '1e3'])('PORT "%s" is refused in one sentence', (text) => {
  expect(() => portFrom(text)).toThrow(`PORT must be a whole number from 1 to 65535, not "${text}".`);
});

test('a port that is taken is refused, and free again when it is', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(requireFree(port)).rejects.toThrow(`Port ${port} is taken`);
  other.close();
  await once(other, 'close');
  await expect(requireFree(port)).resolves.toBeUndefined();
});
