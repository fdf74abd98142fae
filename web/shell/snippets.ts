import { type Address, writeAddress } from '../session/address';

/** Before the frame has told its height, in pixels. */
const firstHeight = 640;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** HTML that shows the state in a frame; `home` is the address of the playground's folder. */
export function frameSnippet(home: string, address: Address, title: string): string {
  const src = new URL(`embed.html${writeAddress(address)}`, home).href;
  const helper = new URL('cachebound-frame.js', home).href;
  return [
    `<iframe src="${escaped(src)}" title="${escaped(title)}"`,
    `  width="100%" height="${firstHeight}" frameborder="0" loading="lazy" allow="clipboard-write"></iframe>`,
    `<script type="module" src="${escaped(helper)}"></script>`,
  ].join('\n');
}

/** HTML that shows the state as a custom element. */
export function elementSnippet(home: string, address: Address): string {
  const script = new URL('cachebound.js', home).href;
  const attributes = [...new URLSearchParams(writeAddress(address))].map(
    ([name, text]) => ` ${name}="${escaped(text)}"`,
  );
  return [
    `<script type="module" src="${escaped(script)}"></script>`,
    `<cachebound-exercise${attributes.join('')}></cachebound-exercise>`,
  ].join('\n');
}
