import { css } from 'lit';

export const tracePageStyles = css`
  :host {
    container-type: normal;
  }
  h1 {
    font-size: var(--cb-size-figure);
    font-weight: 700;
    line-height: 1.3;
  }
  .start {
    display: grid;
    gap: 18px;
    max-width: 1000px;
    margin: 0 auto;
    padding: 20px 20px 40px;
  }
  .start .lead {
    max-width: 68ch;
    margin-top: -12px;
    color: var(--cb-muted);
  }
  .formats h2,
  .preview h3 {
    margin-bottom: 8px;
    font-size: var(--cb-size-note);
    font-weight: 600;
    color: var(--cb-muted);
  }
  .formats ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: 12px;
  }
  .formats li {
    display: grid;
    align-content: start;
    gap: 4px;
    min-width: 0;
  }
  .formats h3 {
    font-size: var(--cb-size-body);
  }
  pre {
    margin-top: 6px;
    overflow-x: auto;
    font: var(--cb-size-note) / 1.5 var(--cb-mono);
    white-space: pre-wrap;
  }
  .make {
    display: grid;
    gap: 16px;
    justify-items: start;
  }
  .make h2 {
    margin: 0;
  }
  .make .fields {
    width: 100%;
  }
  .wide {
    display: grid;
    grid-template-columns: 236px minmax(0, 1fr) clamp(264px, 22vw, 340px);
    align-items: start;
    min-height: calc(100dvh - 49px);
  }
  .side,
  .words,
  .wide main {
    padding: 18px 20px;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    align-self: stretch;
    align-content: start;
  }
  .wide main {
    border-inline: 1px solid var(--cb-line);
  }
  .side {
    position: sticky;
    top: 0;
    max-height: 100dvh;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  .settings,
  .words {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .source {
    display: grid;
    gap: 4px;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .source .row {
    margin-top: 4px;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 8px 12px;
    border: 1px solid var(--cb-line);
    border-inline-start: 3px solid var(--cb-accent);
    border-radius: var(--cb-radius);
    background: var(--cb-panel);
  }
  .notice p {
    flex: 1 1 220px;
    overflow-wrap: anywhere;
  }
  .notice.bad {
    border-color: var(--cb-fault);
    background: var(--cb-fault-tint);
  }
  .notice.bad svg,
  .lost h2 svg {
    margin-inline-end: 6px;
    color: var(--cb-fault);
  }
  .lost {
    display: grid;
    gap: 10px;
    max-width: 560px;
    padding: 24px;
  }
  .lost h2 {
    margin: 0;
    font-size: var(--cb-size-lead);
    color: var(--cb-ink);
  }
  .lost p {
    overflow-wrap: anywhere;
  }
  .activity {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-height: 34px;
  }
  .activity progress {
    flex: 1 1 120px;
    height: 4px;
    border: 0;
    border-radius: 2px;
    appearance: none;
    background: var(--cb-track);
  }
  .activity progress::-webkit-progress-bar {
    background: var(--cb-track);
  }
  .activity progress::-webkit-progress-value {
    background: var(--cb-accent);
  }
  .activity progress::-moz-progress-bar {
    background: var(--cb-accent);
  }
  /* Figures that change do not push the button to and fro. */
  .activity .note {
    flex: 2 1 260px;
  }
  .preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  .preview h3 {
    margin: 0;
  }
  .preview th b {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    margin-inline-start: 6px;
    font-weight: 600;
    color: inherit;
  }
  .preview th button {
    color: var(--cb-accent);
  }
  .preview .key {
    background: var(--cb-hit-tint);
    color: var(--cb-ink);
  }
  .preview table th:first-child,
  .preview table td:first-child {
    padding-inline-start: 8px;
  }
  .preview td,
  .preview th {
    padding-inline: 8px;
  }
  .suggestion h2,
  .raced h2 {
    font-size: var(--cb-size-note);
    font-weight: 600;
    color: var(--cb-muted);
  }
  .size {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }
  .size b {
    font-size: var(--cb-size-title);
    line-height: 1.25;
  }
  .suggestion > .note {
    max-width: 80ch;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: 8px 16px;
    padding: 10px 0;
    border-block: 1px solid var(--cb-line);
  }
  .facts > div {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
  }
  .facts dt {
    font-size: var(--cb-size-note);
    color: var(--cb-muted);
  }
  .facts dd {
    font-weight: 600;
  }
  .contest {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    padding-top: 12px;
    border-top: 1px solid var(--cb-line);
  }
  .raced {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 20px;
    min-height: 34px;
  }
  .raced .activity {
    flex: 1 1 300px;
  }
  .contest .fields {
    display: block;
    margin-bottom: 6px;
  }
  .contest .field {
    display: grid;
    grid-template-columns: auto minmax(100px, 220px) minmax(0, 1fr);
    align-items: center;
    gap: 2px 10px;
  }
  .contest .field > label.title:not(.tick),
  .contest .field > p {
    margin: 0;
  }
  .contest .field > .fault {
    grid-column: 2 / -1;
    grid-row: 2;
  }
  .words .card h2 svg {
    color: var(--cb-fault);
  }
  .words .card p + p,
  .words .card li + li {
    margin-top: 6px;
  }
  .words .card tr > :first-child,
  .words .card thead th {
    background: var(--cb-panel);
  }
  .exports {
    display: flex;
    gap: 8px;
  }
  .veil {
    position: fixed;
    inset: 0;
    z-index: 3;
    display: grid;
    place-items: center;
    border: 3px dashed var(--cb-accent);
    background: color-mix(in srgb, var(--cb-ground) 82%, transparent);
    font-size: var(--cb-size-figure);
    font-weight: 600;
    pointer-events: none;
  }
  @media (max-width: 1099px) {
    .wide {
      grid-template-columns: 220px minmax(0, 1fr);
    }
    .wide main {
      border-inline-end: 0;
    }
    .wide .words {
      grid-column: 2;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      align-items: start;
      border-inline-start: 1px solid var(--cb-line);
    }
    .wide .side {
      grid-row: span 2;
    }
  }
  .narrow {
    padding: 14px 14px calc(14px + min(188px, 30dvh));
  }
  .narrow .words {
    padding: 0;
  }
  @media (max-width: 719px) {
    .start {
      padding: 14px 14px 32px;
    }
    .contest .field {
      grid-template-columns: auto minmax(100px, 1fr);
    }
    .contest .field > .note {
      grid-column: 1 / -1;
    }
  }
`;
