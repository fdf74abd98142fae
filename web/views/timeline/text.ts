/** How wide words are drawn; words repeat, so that few are ever measured. */
const widths = new Map<string, number>();
/** More different words than any picture shows: forgotten all at once. */
const mostWords = 4000;

export function widthOf(context: CanvasRenderingContext2D, text: string): number {
  const name = `${context.font}\n${text}`;
  const known = widths.get(name);
  if (known !== undefined) return known;
  if (widths.size >= mostWords) widths.clear();
  const { width } = context.measureText(text);
  widths.set(name, width);
  return width;
}

/** Words as they are drawn. */
export interface Drawn {
  text: string;
  width: number;
}

/** The first of them that has room whole. */
export function whole(context: CanvasRenderingContext2D, texts: readonly string[], room: number): Drawn | undefined {
  const text = texts.find((each) => each && widthOf(context, each) <= room);
  return text === undefined ? undefined : { text, width: widthOf(context, text) };
}

/** As much of a text as has room, its cut marked; nothing where less than a letter or two would be left. */
export function fitted(context: CanvasRenderingContext2D, text: string, room: number): Drawn | undefined {
  const width = widthOf(context, text);
  if (width <= room) return { text, width };
  const letters = Math.floor((text.length * room) / width) - 1;
  if (letters < 2) return undefined;
  const cut = `${text.slice(0, letters).trimEnd()}…`;
  return { text: cut, width: Math.min(widthOf(context, cut), room) };
}
