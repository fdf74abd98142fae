import { css } from 'lit';

export const cellStyles = css`
  .slots {
    --room: 42px;
    position: relative;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--room), 1fr));
    gap: 4px;
    font-variant-numeric: tabular-nums;
  }
  .slots.wide {
    --room: 56px;
  }
  .slots.wider {
    --room: 88px;
  }
  .slots.widest {
    --room: 128px;
  }
  .slot {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    min-width: 0;
    height: 44px;
    padding: 0 3px;
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    background: var(--cb-panel);
    line-height: 1.3;
  }
  .label {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .age {
    position: relative;
    font-size: var(--cb-size-note);
    color: var(--cb-muted);
  }
  .slot.hit,
  .slot.stored {
    border-width: 2px;
  }
  .slot.hit {
    border-color: var(--cb-hit);
    background: var(--cb-hit-tint);
  }
  .slot.stored {
    border-color: var(--cb-miss);
    background: var(--cb-miss-tint);
  }
  .slot.expired {
    border-style: dotted;
    border-color: var(--cb-edge);
    color: var(--cb-muted);
  }
  .slot.leaving {
    border: 2px solid var(--cb-eviction);
    color: var(--cb-eviction);
    pointer-events: none;
  }
  .slot.empty {
    border-style: dashed;
    border-color: var(--cb-track);
    background: none;
  }
  .slots.small {
    --room: 36px;
    gap: 3px;
  }
  .slots.small.wide {
    --room: 48px;
  }
  .slots.small.wider {
    --room: 74px;
  }
  .slots.small.widest {
    --room: 108px;
  }
  .small .slot {
    height: 24px;
    border-radius: 4px;
    font-size: var(--cb-size-note);
  }
  .small .age {
    display: none;
  }
  .more {
    display: flex;
    align-items: center;
    gap: 6px;
    grid-column: span 2;
    padding: 0 8px;
    border-inline-start: 2px dashed var(--cb-edge);
    font-size: var(--cb-size-note);
    color: var(--cb-muted);
    white-space: nowrap;
  }
  .more.unbounded {
    border-color: currentColor;
    color: var(--cb-unbounded);
  }
`;
