import { css } from 'lit';

/**
 * A range input: 4 px track, 24 px thumb box with a drawn ring. Give the share that is filled as `--fill`
 * (0 to 1); class "solid" for a filled thumb in ink. The box reaches 4 px past its place on either side, so that
 * ring and track, not the box, line up with what stands around.
 */
export const slider = css`
  input[type='range'] {
    --thumb: radial-gradient(circle, var(--cb-panel) 0 5.5px, var(--tone) 6px 8px, transparent 8.5px);
    --tone: var(--cb-accent);
    --reach: calc(8px + (100% - 16px) * var(--fill, 0));
    display: block;
    width: calc(100% + 8px);
    height: 24px;
    margin: 0 -4px;
    padding: 0;
    border-radius: 4px;
    appearance: none;
    background: linear-gradient(90deg, var(--tone) var(--reach), var(--cb-track) var(--reach)) center / calc(100% - 8px) 4px
      no-repeat;
    cursor: pointer;
    touch-action: pan-y;
  }
  input[type='range'].solid {
    --thumb: radial-gradient(circle, var(--tone) 0 7.5px, transparent 8px);
    --tone: var(--cb-ink);
  }
  input[type='range']:disabled {
    --tone: var(--cb-edge);
    cursor: default;
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 24px;
    background: none;
  }
  input[type='range']::-webkit-slider-thumb {
    width: 24px;
    height: 24px;
    appearance: none;
    border: 0;
    background: var(--thumb);
  }
  input[type='range']::-moz-range-track {
    height: 24px;
    background: none;
  }
  input[type='range']::-moz-range-thumb {
    width: 24px;
    height: 24px;
    border: 0;
    background: var(--thumb);
  }
  @media (forced-colors: active) {
    input[type='range'] {
      appearance: auto;
    }
    input[type='range']::-webkit-slider-thumb {
      appearance: auto;
    }
  }
`;
