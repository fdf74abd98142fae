/** Signs as paths of a canvas, made once: there are as many as roles and kinds of lanes. */
const made = new Map<string, Path2D>();

export function pathOf(sign: string): Path2D {
  const known = made.get(sign);
  if (known) return known;
  const path = new Path2D(sign);
  made.set(sign, path);
  return path;
}
