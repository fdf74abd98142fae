import { css } from 'lit';

/** Buttons, selects, fields and checkboxes of one family: hairline borders, 32 px high, 24 px targets at the least. */
export const controls = css`
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  .select select,
  .box {
    min-height: 32px;
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    background: var(--cb-panel);
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    padding: 4px 11px;
    cursor: pointer;
  }
  button:hover:not(:disabled),
  .select select:hover:not(:disabled) {
    border-color: var(--cb-edge);
  }
  button:active:not(:disabled) {
    background: var(--cb-shade);
  }
  button:disabled,
  select:disabled,
  input:disabled {
    cursor: default;
    opacity: 0.5;
  }
  button.primary {
    border-color: var(--cb-accent);
    background: var(--cb-accent);
    color: var(--cb-on-accent);
  }
  button.strong {
    border-color: var(--cb-ink);
    background: var(--cb-ink);
    color: var(--cb-ground);
  }
  button[aria-pressed='true'] {
    border-color: var(--cb-accent);
    color: var(--cb-accent);
  }
  button.quiet {
    min-height: 24px;
    padding: 0 6px;
    border-color: transparent;
    background: none;
    font-size: var(--cb-size-note);
    color: var(--cb-muted);
  }
  button.quiet:hover:not(:disabled),
  button.quiet[aria-pressed='true'] {
    color: var(--cb-ink);
  }
  button.quiet[aria-pressed='true'] {
    border-color: var(--cb-line);
    background: var(--cb-shade);
  }
  .select {
    position: relative;
    display: inline-block;
  }
  .select select {
    width: 100%;
    padding: 4px 30px 4px 10px;
    appearance: none;
    cursor: pointer;
    text-overflow: ellipsis;
  }
  .select select option {
    background: var(--cb-panel);
    color: var(--cb-ink);
  }
  .select svg {
    position: absolute;
    inset-inline-end: 9px;
    top: 50%;
    margin-top: -8px;
    pointer-events: none;
    color: var(--cb-muted);
  }
  .box {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 8px;
    cursor: text;
  }
  .box:hover {
    border-color: var(--cb-edge);
  }
  .box:focus-within {
    outline: 2px solid var(--cb-accent);
    outline-offset: 1px;
  }
  .box input {
    min-width: 0;
    height: 28px;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    font-variant-numeric: tabular-nums;
  }
  .box.faulty {
    border-color: var(--cb-fault);
    background: var(--cb-fault-tint);
  }
  .tick {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-height: 24px;
    cursor: pointer;
  }
  .tick input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--cb-accent);
  }
`;
