import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';

/** A swipe of the handle counts from this many pixels on. */
const swipe = 24;

/**
 * Holds the parameters at the lower edge of a narrow screen: a few lines that scroll, or, raised, half of the screen.
 * It never covers the top half, where the counters stand.
 */
@customElement('cb-sheet')
export class Sheet extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        position: fixed;
        inset: auto 0 0;
        z-index: 2;
        display: flex;
        flex-direction: column;
        height: min(188px, 30dvh);
        border-top: 1px solid var(--cb-line);
        border-radius: 14px 14px 0 0;
        background: var(--cb-panel);
        transition: height var(--cb-swift);
      }
      :host([raised]) {
        height: 50dvh;
      }
      button {
        flex: none;
        align-self: stretch;
        min-height: 28px;
        border: 0;
        border-radius: 14px 14px 0 0;
        background: none;
        font-size: var(--cb-size-note);
        font-weight: 600;
        color: var(--cb-muted);
        touch-action: none;
      }
      button svg {
        transition: transform var(--cb-swift);
        transform: rotate(180deg);
      }
      :host([raised]) button svg {
        transform: none;
      }
      .content {
        flex: 1;
        min-height: 0;
        padding: 4px 14px 14px;
        overflow: auto;
        overscroll-behavior: contain;
      }
      @media (prefers-reduced-motion: reduce) {
        :host,
        button svg {
          transition: none;
        }
      }
    `,
  ];

  @state() private raised = false;
  private grabbed: number | null = null;
  /** A swipe ends with a click, which must not undo it. */
  private swiped = false;

  override render() {
    return html`<button
        type="button"
        aria-expanded=${this.raised}
        aria-controls="content"
        @click=${this.toggle}
        @pointerdown=${this.grab}
        @pointermove=${this.drag}
      >
        Parameters${icons.chevron}
      </button>
      <div class="content" id="content"><slot></slot></div>`;
  }

  protected override updated(): void {
    this.toggleAttribute('raised', this.raised);
  }

  private readonly toggle = (): void => {
    if (!this.swiped) this.raised = !this.raised;
    this.swiped = false;
  };

  private readonly grab = (event: PointerEvent): void => {
    this.grabbed = event.clientY;
    this.swiped = false;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };

  private readonly drag = (event: PointerEvent): void => {
    if (this.grabbed === null || event.buttons === 0) return;
    const moved = event.clientY - this.grabbed;
    if (Math.abs(moved) < swipe) return;
    this.raised = moved < 0;
    this.swiped = true;
  };
}
