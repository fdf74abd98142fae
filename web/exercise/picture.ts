/** The first canvas inside a node, in open shadow roots as well. */
function canvasIn(node: ParentNode | null): HTMLCanvasElement | null {
  for (const element of node?.querySelectorAll('*') ?? []) {
    const found = element instanceof HTMLCanvasElement ? element : canvasIn(element.shadowRoot);
    if (found) return found;
  }
  return null;
}

/** The first chart inside an element as a PNG on the page's background; null where there is none. */
export async function pictureOf(element: Element | null): Promise<Blob | null> {
  const canvas = canvasIn(element);
  if (!element || !canvas) return null;
  const picture = document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height;
  const drawing = picture.getContext('2d');
  if (!drawing) return null;
  drawing.fillStyle = getComputedStyle(element).getPropertyValue('--cb-ground');
  drawing.fillRect(0, 0, picture.width, picture.height);
  drawing.drawImage(canvas, 0, 0);
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}
