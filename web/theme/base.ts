import { css } from 'lit';

/** What every shadow root of ours starts from: box model, type, focus, hidden text. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    font: var(--cb-size-body) / 1.45 var(--cb-sans);
    color: var(--cb-ink);
    text-align: start;
    letter-spacing: normal;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  dl,
  dd,
  ol,
  ul,
  figure,
  pre {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  svg.icon {
    width: 16px;
    height: 16px;
    flex: none;
    vertical-align: -3px;
  }
  svg.brand {
    width: 20px;
    height: 20px;
    flex: none;
  }
  svg.glyph {
    width: 10px;
    height: 10px;
    flex: none;
  }
  :focus-visible {
    outline: 2px solid var(--cb-accent);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .note {
    font-size: var(--cb-size-note);
    color: var(--cb-muted);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .measured {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    font-size: var(--cb-size-note);
    font-weight: 400;
    color: var(--cb-muted);
  }
  .measured svg.icon {
    width: 12px;
    height: 12px;
  }
  .role-hit {
    color: var(--cb-hit);
  }
  .role-miss {
    color: var(--cb-miss);
  }
  .role-eviction {
    color: var(--cb-eviction);
  }
  .role-expired,
  .role-note {
    color: var(--cb-muted);
  }
  .role-memory {
    color: var(--cb-memory);
  }
  .role-unbounded {
    color: var(--cb-unbounded);
  }
`;
