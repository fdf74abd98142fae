import type { Run } from '../contract/model';

/** What the native program prints for the same run. */
export function jsonOf({ result }: Run): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the blob as soon as the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
