import { css } from 'lit';

export const headerStyles = css`
  header {
    display: grid;
    grid-template: 'home chapters buttons' 48px 'exercises exercises exercises' auto / auto 1fr auto;
    align-items: center;
    column-gap: 20px;
    border-bottom: 1px solid var(--cb-line);
    background: var(--cb-panel);
  }
  .home {
    grid-area: home;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    padding-inline-start: 20px;
    font-size: var(--cb-size-lead);
    font-weight: 700;
    color: inherit;
    text-decoration: none;
  }
  nav {
    display: flex;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  nav a {
    flex: none;
    color: var(--cb-muted);
    text-decoration: none;
  }
  nav a:hover {
    color: var(--cb-ink);
  }
  .chapters {
    grid-area: chapters;
    align-self: stretch;
    gap: 16px;
  }
  .chapters a {
    display: flex;
    align-items: center;
    border-block: 2px solid transparent;
  }
  .chapters a:is([aria-current='true'], [aria-current='page']) {
    border-bottom-color: var(--cb-accent);
    font-weight: 600;
    color: var(--cb-ink);
  }
  .exercises {
    grid-area: exercises;
    gap: 6px;
    padding: 8px 20px;
    border-top: 1px solid var(--cb-line);
    background: var(--cb-ground);
  }
  .exercises a {
    padding: 3px 11px;
    border: 1px solid transparent;
    border-radius: 14px;
    background: var(--cb-shade);
    font-size: var(--cb-size-note);
    line-height: 18px;
  }
  .exercises a b {
    margin-inline-end: 8px;
  }
  .exercises a[aria-current='page'] {
    background: var(--cb-ink);
    color: var(--cb-ground);
  }
  nav a:focus-visible {
    outline-offset: -2px;
  }
  .buttons {
    grid-area: buttons;
    display: flex;
    gap: 8px;
    padding-inline-end: 20px;
  }
  .buttons button {
    white-space: nowrap;
  }
  .icon-only {
    width: 32px;
    padding: 0;
  }
  .menu {
    display: none;
  }
  @container (max-width: 700px) {
    header {
      grid-template: 'home buttons' 48px 'chapters chapters' auto 'exercises exercises' auto / 1fr auto;
    }
    .home {
      padding-inline-start: 14px;
    }
    .buttons {
      padding-inline-end: 14px;
    }
    .menu {
      display: inline-flex;
    }
    header:not(.open) nav,
    header:not(.open) .embed,
    header:not(.open) .icon-only:not(.menu) {
      display: none;
    }
    header.open .embed {
      display: inline-flex;
    }
    header.open .keys {
      display: none;
    }
    .chapters {
      min-height: 40px;
      padding-inline: 14px;
      border-top: 1px solid var(--cb-line);
    }
    .exercises {
      flex-wrap: wrap;
      padding-inline: 14px;
    }
  }
  @container (max-width: 400px) {
    header.open .share,
    .long {
      display: none;
    }
  }
`;
