// SQLite's own WebAssembly build on the origin-private file system. Loaded when an exercise first needs it, never with
// the page: nothing else may import this file but by `import()`.

import createSqlite, {
  type BindingSpec,
  type OpfsSAHPoolDatabase,
  type PreparedStatement,
  type SAHPoolUtil,
  type SqlValue as SqliteValue,
} from '@sqlite.org/sqlite-wasm';
import wasmUrl from '@sqlite.org/sqlite-wasm/sqlite3.wasm?url';
import type { SqlConnection, SqlFolder } from '../contract/core';
import { decodeValues, encodeFault, encodeRows, type SqlFault, type SqlValue } from './sql-wire';

const directory = 'cachebound';
/** A page that is being left holds its files a moment longer than the one that follows. */
const attempts = 10;
const pauseMs = 100;

/**
 * Databases in the origin-private file system of this page, with room for `most` of them. Rejects where the browser
 * keeps the files from it, or another page holds them: they belong to one at a time.
 */
export async function openSqliteFolder(most: number): Promise<SqlFolder> {
  const pool = await openPool();
  // Each has a journal beside it while it writes.
  await pool.reserveMinimumCapacity(2 * most + 2);
  return {
    open(name) {
      try {
        return new Connection(new pool.OpfsSAHPoolDb(`/${name}.db`));
      } catch (error) {
        return messageOf(error);
      }
    },
  };
}

async function openPool(): Promise<SAHPoolUtil> {
  const response = await fetch(new URL(wasmUrl, import.meta.url));
  if (!response.ok) throw new Error(`the server answered ${response.status} for SQLite`);
  // What needs shared memory stays away, and says nothing about it on the console.
  Object.assign(globalThis, { sqlite3ApiConfig: { disable: { vfs: { opfs: true, 'opfs-wl': true } } } });
  const create = createSqlite as (options: { wasmBinary: ArrayBuffer }) => ReturnType<typeof createSqlite>;
  const sqlite = await create({ wasmBinary: await response.arrayBuffer() });
  for (let attempt = 1; ; attempt++) {
    try {
      const options = { directory, preserveOnInitFailure: true, forceReinitIfPreviouslyFailed: true, verbosity: 0 };
      return await sqlite.installOpfsSAHPoolVfs(options);
    } catch (error) {
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** SQLite's result codes (https://sqlite.org/rescode.html). */
const busy = 5;
const locked = 6;
const full = 13;

function faultOf(error: unknown): SqlFault {
  const code = (error as { resultCode?: number }).resultCode ?? 0;
  // The extended codes refine the lowest byte.
  switch (code & 0xff) {
    case busy:
    case locked:
      return 'timeout';
    case full:
      return 'full';
    default:
      return 'unreachable';
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

class Connection implements SqlConnection {
  readonly #database: OpfsSAHPoolDatabase;
  readonly #prepared = new Map<string, PreparedStatement>();

  constructor(database: OpfsSAHPoolDatabase) {
    this.#database = database;
    // As natively: what is committed survives the death of the page at any moment. The write-ahead log needs no shared
    // memory where one connection has the file for itself, and here it has.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  }

  run(sql: string, values: Uint8Array): Uint8Array {
    try {
      return encodeRows(this.#rows(this.#statement(sql), decodeValues(values)));
    } catch (error) {
      return encodeFault(faultOf(error), messageOf(error));
    }
  }

  close(): void {
    for (const statement of this.#prepared.values()) statement.finalize();
    this.#prepared.clear();
    this.#database.close();
  }

  #statement(sql: string): PreparedStatement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  #rows(statement: PreparedStatement, values: readonly SqlValue[]): SqlValue[][] {
    const rows: SqlValue[][] = [];
    try {
      if (values.length > 0) statement.bind(values as BindingSpec);
      while (statement.step()) {
        rows.push(Array.from({ length: statement.columnCount }, (_, place) => asValue(statement.get(place))));
      }
    } finally {
      statement.reset(true);
    }
    return rows;
  }
}

function asValue(value: SqliteValue): SqlValue {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value);
  return typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array(value as ArrayBuffer);
}
