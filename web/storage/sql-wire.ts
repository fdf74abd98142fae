// Values and rows of SQL as bytes: the other side of core/store/sql_wire.hpp, which says how they are written.

/** NULL, INTEGER or BLOB. */
export type SqlValue = null | bigint | Uint8Array;

/** Why a statement did not run, in the order in which `encodeFault` counts them from 1. */
export type SqlFault = 'unreachable' | 'timeout' | 'full';

const faults: readonly SqlFault[] = ['unreachable', 'timeout', 'full'];
const headBytes = 9;

/** What a statement is bound to. The bytes are copied: those given lie in a memory that grows. */
export function decodeValues(bytes: Uint8Array): SqlValue[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: SqlValue[] = [];
  let at = 0;
  while (at < bytes.length) {
    const kind = bytes[at];
    at += 1;
    if (kind === 0) {
      values.push(null);
    } else if (kind === 1) {
      values.push(view.getBigInt64(at, true));
      at += 8;
    } else {
      const end = at + 4 + view.getUint32(at, true);
      values.push(bytes.slice(at + 4, end));
      at = end;
    }
  }
  return values;
}

export function encodeRows(rows: readonly (readonly SqlValue[])[]): Uint8Array {
  const sizeOf = (value: SqlValue) => (value === null ? 1 : typeof value === 'bigint' ? 9 : 5 + value.length);
  const size = rows.flat().reduce((sum, value) => sum + sizeOf(value), headBytes);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(1, rows[0]?.length ?? 0, true);
  view.setUint32(5, rows.length, true);
  let at = headBytes;
  for (const value of rows.flat()) {
    if (typeof value === 'bigint') {
      bytes[at] = 1;
      view.setBigInt64(at + 1, value, true);
    } else if (value !== null) {
      bytes[at] = 2;
      view.setUint32(at + 1, value.length, true);
      bytes.set(value, at + 5);
    }
    at += sizeOf(value);
  }
  return bytes;
}

export function encodeFault(fault: SqlFault, words: string): Uint8Array {
  return Uint8Array.of(faults.indexOf(fault) + 1, ...new TextEncoder().encode(words));
}
