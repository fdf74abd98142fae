/** Attributes that any element may carry, and that therefore name no parameter. */
const global = new Set(
  (
    'accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts ' +
    'hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover ' +
    'role slot spellcheck style tabindex title translate writingsuggestions'
  ).split(' '),
);

/** The attributes of an element that are part of its exercise's address. */
export function addressAttributes(element: Element): [string, string][] {
  return [...element.attributes]
    .map(({ name, value }): [string, string] => [name, value])
    .filter(([name]) => !global.has(name) && !/^(aria-|data-)|[:@.]/.test(name) && !isHandler(element, name));
}

const isHandler = (element: Element, name: string): boolean => name.startsWith('on') && name in element;
