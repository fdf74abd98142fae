import { css, unsafeCSS } from 'lit';

/** Each colour once, as light / dark. Text colours hold 4.5:1 and graphics 3:1 on ground, panel and their own tint. */
const colours: Record<string, [light: string, dark: string]> = {
  ground: ['#fbfbfa', '#14161a'],
  panel: ['#ffffff', '#1b1e24'],
  ink: ['#1b1d21', '#e9ebee'],
  muted: ['#5d636e', '#9aa1ac'],
  line: ['#e3e4e6', '#2d323b'],
  edge: ['#82868d', '#767d89'],
  track: ['#d9dbde', '#3b414c'],
  shade: ['#f1f2f3', '#23272f'],
  accent: ['#0b62a8', '#6cb6f5'],
  'on-accent': ['#ffffff', '#14161a'],
  hit: ['#0072b2', '#56b4e9'],
  'hit-tint': ['#e3f1f9', '#1c2f3d'],
  miss: ['#b85400', '#f0964a'],
  'miss-tint': ['#fbeadd', '#3a2a1d'],
  stale: ['#7a6600', '#dcca4e'],
  'stale-tint': ['#fbf0b4', '#3d381a'],
  eviction: ['#a3508b', '#d78ac3'],
  memory: ['#2f7d6b', '#5fc4ab'],
  'memory-tint': ['#d5e5e1', '#223734'],
  unbounded: ['#9a4b3c', '#d98674'],
  ghost: ['#74798a', '#9197a6'],
  fault: ['#b3261e', '#f2938c'],
  'fault-tint': ['#fcebea', '#3b2222'],
};

const declare = (side: 0 | 1) =>
  unsafeCSS(
    Object.entries(colours)
      .map(([name, pair]) => `--cb-${name}: ${pair[side]};`)
      .join('\n'),
  );

/**
 * Custom properties of the whole page: adopt them in the document, or in the outermost shadow root of an embed.
 * `data-theme="light|dark"` on the root or the host overrules the system's preference.
 * Sizes are px: in an embed a rem would be the foreign page's.
 */
export const tokens = css`
  :root,
  :host {
    color-scheme: light;
    ${declare(0)}
    --cb-sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
    --cb-mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    --cb-size-note: 12px;
    --cb-size-body: 14px;
    --cb-size-lead: 16px;
    --cb-size-figure: 20px;
    --cb-size-title: 28px;
    --cb-radius: 6px;
    --cb-swift: 160ms;
  }
  @media (prefers-color-scheme: dark) {
    :root,
    :host {
      color-scheme: dark;
      ${declare(1)}
    }
  }
  :root[data-theme='light'],
  :host([data-theme='light']) {
    color-scheme: light;
    ${declare(0)}
  }
  :root[data-theme='dark'],
  :host([data-theme='dark']) {
    color-scheme: dark;
    ${declare(1)}
  }
`;
