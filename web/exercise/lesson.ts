import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { send } from '../session/events';
import type { Answer } from '../session/lab-snapshot';
import type { ViewInput } from '../session/view-input';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';
import '../views/results/goals';
import '../views/prediction/prediction';
import { ownTrace } from '../session/page-links';
import { surfaces } from '../ui/chrome-styles';
import { type LessonPart, lessonParts } from './lesson-text';
import { lessonOf, loadLesson } from './lessons';

/** The words around an exercise: what it is, a prediction, why, goals, the program. Shows the parts it is told to. */
@customElement('cb-lesson')
export class LessonElement extends LitElement {
  static override styles = [
    base,
    controls,
    surfaces,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: 14px;
        align-items: start;
        align-content: start;
      }
      .title {
        margin-bottom: 4px;
        font-size: var(--cb-size-figure);
        font-weight: 700;
        line-height: 1.3;
        text-wrap: balance;
      }
      .lead {
        color: var(--cb-muted);
      }
      .card p + p {
        margin-top: 8px;
      }
      details.card {
        padding: 0;
      }
      details p {
        margin: 0 14px 10px;
      }
      summary {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 10px 14px;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .card summary h2 {
        margin: 0;
      }
      summary svg {
        color: var(--cb-muted);
      }
      details[open] summary svg {
        transform: rotate(180deg);
      }
      li button.quiet {
        min-height: 28px;
        padding: 2px 0;
        font-size: inherit;
        color: var(--cb-ink);
        text-align: start;
      }
      li button.quiet:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      li button svg {
        color: var(--cb-accent);
      }
      .own {
        margin-top: 8px;
      }
      .card.code {
        grid-column: 1 / -1;
        min-width: 0;
        padding-top: 4px;
      }
    `,
  ];

  @property({ attribute: false }) input: ViewInput | undefined;
  /** The page around has a heading of its own: ours comes below it. */
  @property({ type: Boolean }) embedded = false;
  @property({ attribute: false }) parts: readonly LessonPart[] = lessonParts;
  /** The prediction is still to be made; until it has been, the explanation stays closed. */
  @property({ type: Boolean }) asking = false;
  @property({ attribute: false }) answer: Answer | null = null;
  /** Fills the parameters of the run shown into a program's template. */
  @property({ attribute: false }) fill: Fill | undefined;

  private asked = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    const exercise = this.input?.spec.exercise;
    if (!changed.has('input') || !exercise || exercise === this.asked) return;
    this.asked = exercise;
    if (lessonOf(exercise) === undefined) void loadLesson(exercise).then(() => this.requestUpdate());
  }

  private readonly load = async (language: string): Promise<string> => {
    const { templateOf } = await import('../views/code/programs');
    const template = await templateOf(this.input?.spec.exercise ?? '', language);
    return template && this.fill ? this.fill(template, language) : '';
  };

  override render() {
    const { input } = this;
    if (!input || lessonOf(input.spec.exercise) === undefined) return nothing;
    const draw: Record<LessonPart, (input: ViewInput) => TemplateResult | typeof nothing> = {
      heading: (view) => this.heading(view),
      prediction: (view) => this.prediction(view),
      why: (view) => this.why(view),
      goals: (view) => goals(view),
      code: (view) => this.code(view),
    };
    return this.parts.map((part) => draw[part](input));
  }

  private heading({ spec }: ViewInput) {
    return html`<div>
      ${this.embedded ? html`<h2 class="title">${spec.title}</h2>` : html`<h1 class="title">${spec.title}</h1>`}
      <p class="lead">${lessonOf(spec.exercise)?.lead ?? spec.description}</p>
    </div>`;
  }

  private prediction(input: ViewInput) {
    const lesson = lessonOf(input.spec.exercise);
    if (!lesson || !(this.asking || this.answer)) return nothing;
    return html`<section class="card">
      <h2>Your prediction</h2>
      <cb-prediction
        .input=${input}
        question=${lesson.question}
        .answer=${this.answer?.said ?? null}
        .outcome=${this.answer?.was}
      ></cb-prediction>
    </section>`;
  }

  private why({ spec }: ViewInput) {
    const lesson = lessonOf(spec.exercise);
    if (!lesson) return nothing;
    return html`<details class="card" ?open=${!this.asking}>
        <summary><h2>Why</h2>${icons.chevron}</summary>
        ${lesson.why.map((paragraph) => html`<p>${paragraph}</p>`)}
      </details>
      <section class="card">
        <h2 id="try">Try this</h2>
        <ul aria-labelledby="try">
          ${lesson.tryThis.map(({ preset: id, text }) => {
            const preset = spec.presets.find((candidate) => candidate.id === id);
            if (!preset) return nothing;
            return html`<li>
              <button type="button" class="quiet" title=${preset.label} @click=${() => send(this, 'choose-preset', preset)}>
                ${icons.play}${text}
              </button>
            </li>`;
          })}
        </ul>
        ${
          lesson.ownTrace && !this.embedded
            ? html`<p class="own"><a href=${ownTrace}>${lesson.ownTrace}</a></p>`
            : nothing
        }
      </section>`;
  }

  /** What shows programs, and the programs, are fetched when there is one to show. */
  private code({ spec, run }: ViewInput) {
    if (!run) return nothing;
    void import('../views/code/code').catch(() => undefined);
    return html`<div class="card code">
      <cb-code .load=${this.load} query=${`${spec.exercise}?${run.result.query}`}></cb-code>
    </div>`;
  }
}

type Fill = (template: string, language: string) => Promise<string>;

const goals = (input: ViewInput): TemplateResult => html`<section class="card">
  <h2>Goals</h2>
  <cb-goals .input=${input}></cb-goals>
</section>`;
