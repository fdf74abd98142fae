import { Refused } from './refusals';

/** What of a file was unpacked before it went wrong is of no use: the message says what happened. */
export class UnreadableFile extends Refused {
  override readonly name = 'UnreadableFile';

  constructor(message: string) {
    super({ code: 'unreadable', field: '', message });
  }
}

/** The bytes of a file, unpacked where it is packed by gzip. */
export interface FileBytes {
  /** The next piece; nothing at the end. Rejects with `UnreadableFile`. */
  next(): Promise<Uint8Array | null>;
  /** Bytes of the file itself read so far. */
  readonly taken: number;
  close(): void;
}

const gzip = [0x1f, 0x8b];

export async function isGzip(file: Blob): Promise<boolean> {
  const start = await bytesOf(file.slice(0, gzip.length));
  return gzip.every((byte, at) => start[at] === byte);
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw unreadable(error);
  }
}

export async function openFile(file: Blob): Promise<FileBytes> {
  const packed = await isGzip(file);
  if (packed && typeof DecompressionStream === 'undefined') {
    throw new UnreadableFile('The file is packed by gzip, which this browser does not unpack: unpack it first.');
  }
  let taken = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      taken += piece.byteLength;
      controller.enqueue(piece);
    },
  });
  const read = file.stream().pipeThrough(counting);
  const bytes = packed ? read.pipeThrough(new DecompressionStream('gzip') as unknown as typeof counting) : read;
  const reader = bytes.getReader();
  return {
    async next() {
      try {
        const { done, value } = await reader.read();
        return done ? null : value;
      } catch (error) {
        throw packed && !(error instanceof DOMException) ? damaged(error) : unreadable(error);
      }
    },
    get taken() {
      return taken;
    },
    close: () => void reader.cancel().catch(() => undefined),
  };
}

/** The first bytes, unpacked, and whether these are all. */
export async function openingOf(file: Blob, length: number): Promise<{ opening: Uint8Array; whole: boolean }> {
  const bytes = await openFile(file);
  const opening = new Uint8Array(length);
  let filled = 0;
  try {
    while (filled < length) {
      const piece = await bytes.next();
      if (!piece) return { opening: opening.slice(0, filled), whole: true };
      const part = piece.subarray(0, length - filled);
      opening.set(part, filled);
      filled += part.byteLength;
    }
    return { opening, whole: false };
  } finally {
    bytes.close();
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');

const unreadable = (error: unknown) =>
  new UnreadableFile(
    `The file could not be read: ${words(error)}. It may have been changed or moved since it was chosen.`,
  );

const damaged = (error: unknown) =>
  new UnreadableFile(
    `The gzip packing is torn, damaged or of several parts: ${words(error)}. Unpacking the file first, with gzip -dc, says more.`,
  );
