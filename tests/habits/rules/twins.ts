import type { Rule } from './tree';

/** Every header core/FOLDER/NAME.hpp has its test tests/unit/FOLDER/NAME.test.cpp. */
export const twins: Rule = (tree) => {
  const broken: string[] = [];
  for (const path of tree.keys()) {
    const match = /^core\/(.+)\.hpp$/.exec(path);
    if (!match) continue;
    const twin = `tests/unit/${match[1]}.test.cpp`;
    if (!tree.has(twin)) broken.push(`${path} has no ${twin}`);
  }
  return broken;
};
