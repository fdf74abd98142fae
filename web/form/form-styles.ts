import { css } from 'lit';

export const formStyles = css`
  :host {
    container-type: inline-size;
  }
  .select {
    display: block;
  }
  .preset {
    margin-bottom: 16px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 216px), 1fr));
    gap: 16px 24px;
  }
  .title {
    font-weight: 600;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 34px;
  }
  .line .title {
    margin-inline-end: auto;
  }
  .line .box {
    flex: none;
    justify-content: flex-end;
  }
  .line .box input {
    text-align: end;
  }
  .field > .box {
    display: flex;
  }
  .field > .box input {
    width: 100%;
  }
  .field > label.title:not(.tick) {
    display: block;
    margin-bottom: 5px;
  }
  .field .select + p,
  .field .tick + p {
    margin-top: 3px;
  }
  .track {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .track .tick {
    gap: 5px;
  }
  .field > .tick input {
    flex: none;
  }
  .fault {
    display: flex;
    gap: 6px;
    margin: 2px 0;
    font-size: var(--cb-size-note);
    color: var(--cb-fault);
    overflow-wrap: anywhere;
  }
  output + svg {
    color: var(--cb-muted);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 16px;
  }
  details {
    margin-top: 12px;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 5px;
    min-height: 28px;
    list-style: none;
    font-size: var(--cb-size-note);
    color: var(--cb-muted);
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    color: var(--cb-ink);
  }
  summary svg {
    transform: rotate(-90deg);
  }
  details[open] summary svg {
    transform: none;
  }
  details .fields {
    margin-top: 8px;
  }
`;
