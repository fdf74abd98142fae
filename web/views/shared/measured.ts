import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons';

/** The mark of a figure that a real clock or the real process gave; nothing for one that the run itself gives. */
export const measuredMark = (measured: boolean): TemplateResult | typeof nothing =>
  measured
    ? html`<span class="measured" title="Measured on this machine: differs from run to run"
        >${icons.stopwatch}<span class="word">measured</span></span
      >`
    : nothing;
