// The content of embed.html: one exercise that fills its frame and tells the page around it how high it is.
import '../shell/document-tokens';
import { readAddress } from '../session/address';
import type { EmbedEvents } from './embed-events';
import './embedded-exercise';
import { postHeight, postMessageOf } from './frame-messages';

const element = document.createElement('cb-embedded');
element.source = readAddress(location.search);
element.home = new URL('./', location.href).href;
const { theme } = element.source.address;
if (theme) document.documentElement.dataset.theme = theme;

const names: (keyof EmbedEvents)[] = ['ready', 'change', 'complete'];
for (const name of names) {
  element.addEventListener(name, (event) => postMessageOf(name, (event as CustomEvent).detail));
}
const show = (): void => document.querySelector('main')?.append(element);
// The entry does not wait for the whole of the page, and so may be ahead of it.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, { once: true });
else show();
postHeight(element);
