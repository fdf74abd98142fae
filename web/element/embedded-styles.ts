import { css } from 'lit';

export const embeddedStyles = css`
  /* A host page can restyle the element itself, even by a rule for everything; what it holds starts afresh. */
  .root {
    all: initial;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    box-sizing: border-box;
    padding: 16px;
    border: 1px solid var(--cb-line);
    border-radius: 10px;
    background: var(--cb-ground);
    font: var(--cb-size-body) / 1.45 var(--cb-sans);
    color: var(--cb-ink);
    color-scheme: inherit;
  }
  .loading {
    min-height: 240px;
  }
  .link {
    text-align: end;
    font-size: var(--cb-size-note);
  }
  .link a {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 24px;
    color: var(--cb-muted);
    text-underline-offset: 2px;
  }
  .link svg {
    width: 13px;
    height: 13px;
  }
`;
