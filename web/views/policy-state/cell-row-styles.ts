import { css } from 'lit';

export const cellRowStyles = css`
  .queue {
    margin-top: 8px;
  }
  .name {
    margin: 0 0 4px;
    font-size: var(--cb-size-note);
    font-weight: 600;
  }
  .room {
    margin-inline-end: 10px;
    font-weight: 400;
    color: var(--cb-muted);
  }
  .cells {
    position: relative;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--room), 1fr));
    gap: 7px 3px;
    font-size: var(--cb-size-note);
    font-variant-numeric: tabular-nums;
  }
  .cell {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-width: 0;
    height: 24px;
    padding: 0 3px;
    border: 1px solid var(--cb-line);
    border-radius: 4px;
    background: var(--cb-panel);
  }
  .key {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .mark {
    color: var(--cb-muted);
  }
  .marked {
    background: var(--cb-memory-tint);
  }
  .marked .mark {
    color: var(--cb-ink);
  }
  .ghosts .cell {
    border-style: dashed;
    border-color: var(--cb-track);
    background: none;
  }
  .ghosts .key {
    font-weight: 400;
    color: var(--cb-muted);
  }
  .cell.hit,
  .cell.stored {
    border: 2px solid var(--cb-hit);
    background: var(--cb-hit-tint);
  }
  .cell.stored {
    border-color: var(--cb-miss);
    background: var(--cb-miss-tint);
  }
  .cell.hand {
    border-color: var(--cb-ink);
  }
  .cell.next,
  .cell.leaving {
    border: 2px solid var(--cb-eviction);
  }
  .cell.leaving {
    color: var(--cb-eviction);
    pointer-events: none;
  }
  /* Signs sit on the border, so that they take no room from the key. */
  .sign {
    position: absolute;
    top: -7px;
    inset-inline-end: -3px;
    display: flex;
    padding: 1px;
    border-radius: 50%;
    background: var(--cb-ground);
  }
  .sign.pointing {
    inset-inline: -3px auto;
  }
  .sign svg.icon {
    width: 12px;
    height: 12px;
  }
  .between {
    display: flex;
    align-items: center;
    grid-column: span 2;
    padding: 0 6px;
    border-inline: 2px dashed var(--cb-edge);
    color: var(--cb-muted);
    white-space: nowrap;
  }
`;
