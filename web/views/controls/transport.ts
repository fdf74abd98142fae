import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type Speed, send, speeds, type TransportAction } from '../../session/events';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { icons } from '../../theme/icons';
import { selected } from '../../theme/selected';
import { slider } from '../../theme/slider';
import { count } from '../shared/format';

/** Time as a control: buttons, a scrubber over the run, its speed; while a long run is under way, progress and Cancel. */
@customElement('cb-transport')
export class Transport extends LitElement {
  static override styles = [
    base,
    controls,
    slider,
    css`
      :host {
        container-type: inline-size;
      }
      [role='group'] {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        min-height: 32px;
      }
      .buttons {
        display: flex;
        gap: 6px;
      }
      .buttons button {
        width: 32px;
        padding: 0;
      }
      .position {
        margin-inline-start: auto;
        font-size: var(--cb-size-note);
        color: var(--cb-muted);
        white-space: nowrap;
      }
      .scrub {
        flex: 1 1 120px;
        min-width: 0;
      }
      .busy {
        display: flex;
        flex: 1 1 180px;
        align-items: center;
        gap: 12px;
      }
      progress {
        flex: 1;
        min-width: 40px;
        height: 4px;
        overflow: hidden;
        border: 0;
        border-radius: 2px;
        appearance: none;
        background: var(--cb-track);
      }
      progress::-webkit-progress-bar {
        background: var(--cb-track);
      }
      progress::-webkit-progress-value {
        background: var(--cb-accent);
      }
      progress::-moz-progress-bar {
        background: var(--cb-accent);
      }
      @container (max-width: 560px) {
        [role='group'] {
          row-gap: 2px;
        }
        .scrub,
        .busy,
        .position {
          order: 1;
          flex-basis: 100%;
        }
        .position {
          order: 2;
        }
        .busy {
          flex-wrap: wrap;
          gap: 4px 12px;
          min-height: 44px;
        }
        progress {
          flex-basis: 100px;
        }
        .select {
          margin-inline-start: auto;
        }
      }
    `,
  ];

  /** Events already taken, from 0 to `length`. */
  @property({ type: Number }) position = 0;
  @property({ type: Number }) length = 0;
  @property({ type: Boolean }) playing = false;
  @property() speed: Speed = '1';
  /** Events of a run or a seek that is under way; null when there is none. */
  @property({ attribute: false }) busy: { done: number; total: number } | null = null;

  override render() {
    const { position, length, playing, busy } = this;
    const atStart = position <= 0;
    const atEnd = position >= length;
    return html`<div role="group" aria-label="Playback">
      <span class="buttons">
        ${this.button('start', 'To start', icons.start, atStart || busy !== null)}
        ${this.button('back', 'Step back', icons.back, atStart || busy !== null)}
        ${
          playing
            ? this.button('pause', 'Pause', icons.pause, false, 'strong')
            : this.button('play', 'Play', icons.play, length === 0 || busy !== null, 'strong')
        }
        ${this.button('step', 'Step', icons.step, atEnd || busy !== null)}
        ${this.button('end', 'To end', icons.end, atEnd || busy !== null)}
      </span>
      ${busy ? this.progress(busy) : this.scrubber()}
      ${this.speeds()}
    </div>`;
  }

  private button(
    action: TransportAction,
    label: string,
    icon: TemplateResult,
    disabled: boolean,
    look = '',
  ): TemplateResult {
    const act = () => send(this, 'transport', { action });
    return html`<button type="button" class=${look} aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>
      ${icon}
    </button>`;
  }

  private scrubber(): TemplateResult {
    const { position, length } = this;
    return html`<span class="position figures">${count(position)} / ${count(length)}</span>
      <input
        class="scrub solid"
        type="range"
        min="0"
        max=${length}
        step="1"
        aria-label="Position in the run"
        aria-valuetext=${`${count(position)} of ${count(length)}`}
        ?disabled=${length === 0}
        .value=${live(String(position))}
        .style=${`--fill: ${length > 0 ? position / length : 0}`}
        @input=${this.scrub}
      />`;
  }

  private progress({ done, total }: { done: number; total: number }): TemplateResult {
    const cancel = () => send(this, 'transport', { action: 'cancel' });
    return html`<span class="busy">
      <progress max=${Math.max(total, 1)} .value=${done} aria-label="Progress of the run"></progress>
      <span class="note figures">${count(done)} / ${count(total)}</span>
      <button type="button" @click=${cancel}>${icons.stop}Cancel</button>
    </span>`;
  }

  private speeds(): TemplateResult {
    const choose = (event: Event) =>
      send(this, 'speed', { speed: (event.currentTarget as HTMLSelectElement).value as Speed });
    return html`<span class="select">
      <select aria-label="Speed" @change=${choose}>
        ${speeds.map(
          (speed) =>
            html`<option value=${speed} .selected=${selected(speed === this.speed)}>${speed === 'max' ? 'max' : `×${speed}`}</option>`,
        )}
      </select>
      ${icons.chevron}
    </span>`;
  }

  private readonly scrub = (event: Event): void => {
    send(this, 'seek', { position: (event.currentTarget as HTMLInputElement).valueAsNumber });
  };
}
