import { css } from 'lit';

export const embeddedStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 16px;
    border: 1px solid var(--cb-line);
    border-radius: 10px;
    background: var(--cb-ground);
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
