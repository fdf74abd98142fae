import type { Rule } from './tree';

/** A folder that exists on somebody's machine only. */
const machinePath = /(?<![\w.:/*-])\/(?:work|root|home|Users)\/[\w.-]+/g;

/** No file names a path of the machine it was written on. */
export const machinePaths: Rule = (tree) =>
  [...tree].flatMap(([path, text]) =>
    [...text.matchAll(machinePath)].map(([found]) => `${path} names ${found}, a path of one machine`),
  );
