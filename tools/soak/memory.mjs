// What `replay --watch-memory` says, read back.

/**
 * @param {string} text lines such as "10,000,384 requests: 6,291,456 bytes resident", among others
 * @returns {{ requests: number, bytes: number }[]}
 */
export function readMemory(text) {
  return [...text.matchAll(/^([\d,]+) requests: ([\d,]+) bytes resident$/gm)].map(([, requests = '', bytes = '']) => ({
    requests: Number(requests.replaceAll(',', '')),
    bytes: Number(bytes.replaceAll(',', '')),
  }));
}

/**
 * How much more than at the first sample was ever held after it.
 * @param {{ bytes: number }[]} samples at least one
 */
export function growth(samples) {
  const [first, ...later] = samples.map((sample) => sample.bytes);
  return Math.max(0, ...later) - (first ?? 0);
}
