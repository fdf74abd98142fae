import { css } from 'lit';

export const exercisePageStyles = css`
  .wide {
    display: grid;
    grid-template-columns: 236px minmax(0, 1fr) clamp(284px, 23vw, 360px);
    align-items: start;
    min-height: calc(100dvh - 90px);
  }
  .parameters,
  .lesson,
  main {
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
  /* The controls stay beside the figures they move, however far down these go. */
  .parameters {
    position: sticky;
    top: 0;
    max-height: 100dvh;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  .parameters h2 {
    margin-bottom: 12px;
    font-size: var(--cb-size-note);
    font-weight: 600;
    color: var(--cb-muted);
  }
  cb-transport {
    padding-top: 14px;
    border-top: 1px solid var(--cb-line);
  }
  .tabs {
    position: relative;
  }
  .exports {
    position: absolute;
    inset-inline-end: 0;
    top: 4px;
    display: flex;
    background: var(--cb-ground);
  }
  @media (max-width: 1099px) {
    .wide {
      grid-template-columns: 220px minmax(0, 1fr);
    }
    .wide main {
      border-inline-end: 0;
    }
    .lesson {
      grid-column: 2;
      border-inline-start: 1px solid var(--cb-line);
    }
    .wide .parameters {
      grid-row: span 2;
    }
  }
  .narrow {
    padding: 14px 14px calc(14px + min(188px, 30dvh));
  }
  /* What the sheet changes stays in sight above it. */
  .narrow .views cb-counters {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--cb-ground);
  }
  [slot='lesson'],
  [slot='code'] {
    padding-top: 14px;
  }
  .narrow .exports {
    position: static;
    justify-content: flex-end;
  }
`;
