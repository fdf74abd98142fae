// Imported first by every command: an old Node is told so before it meets anything that it cannot do.

/**
 * @param {string} version of Node, like "20.19.0"
 * @returns {string | undefined} the sentence for a Node that is too old
 */
export function tooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Cachebound needs Node 20.19 or newer, and this is Node ${version}: install a newer one from https://nodejs.org.`;
}

const sentence = tooOld(process.versions.node);
if (sentence) {
  console.error(sentence);
  process.exit(1);
}
