import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ExerciseSpec, Run, ViewSpec } from '../../contract/model';
import type { LabSnapshot } from '../../session/lab-snapshot';
import '../../form/parameter-form';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { icons } from '../../theme/icons';
import '../../views/controls/tabs';
import { mayFollow, playback } from '../../exercise/playback';
import '../../exercise/lesson';
import { type LessonPart, lessonParts } from '../../exercise/lesson-text';
import { pictureOf } from '../../exercise/picture';
import type { ViewInput } from '../../session/view-input';
import { download, jsonOf } from '../../ui/export-run';
import { Media } from '../../ui/media';
import { exercisePageStyles } from './exercise-page-styles';
import '../../ui/sheet';
import { Parts } from '../../exercise/parts';
import { Stages } from '../../exercise/stages';
import { viewElement } from '../../exercise/view-elements';
import { isTabbed, viewsHere } from '../../exercise/view-loaders';
import { stagesOf, watchedStyles, watchedViews } from '../../exercise/watched-views';
import type { Tab } from '../../views/controls/tabs';
import { narrowTabs, tabsOf } from './tab-list';

/**
 * Heading, form and counters come first, then the lesson; with the run the pictures one by one, at last whatever is
 * below them: nothing that stands is moved.
 */
const lessonStage = 1;
const pictureStage = 2;

/** One exercise: parameters, views and transport, lesson; three columns, or one with a sheet and tabs. */
@customElement('cb-exercise-page')
export class ExercisePage extends LitElement {
  static override styles = [base, controls, watchedStyles, exercisePageStyles];

  @property({ attribute: false }) state: LabSnapshot | undefined;
  /** `state` as views take it. */
  @property({ attribute: false }) input: ViewInput | undefined;
  /** Fills the parameters of the run shown into a program's template. */
  @property({ attribute: false }) fill: ((template: string, language: string) => Promise<string>) | undefined;
  @property() tab = '';
  private readonly stages = new Stages(this, () =>
    this.input?.run ? pictureStage + stagesOf(this.watched) : lessonStage,
  );
  private readonly parts = new Parts(this);
  private readonly narrow = new Media(this, '(max-width: 719px)');
  /** The lesson has no column of its own: its heading stands above the figures, the rest below them. */
  private readonly medium = new Media(this, '(max-width: 1099px)');

  override render() {
    const { state, input } = this;
    if (!state?.spec || !input) return nothing;
    return this.narrow.matches ? this.narrowPage(state, input) : this.widePage(state, input);
  }

  private widePage(state: LabSnapshot, input: ViewInput) {
    return html`<div class="wide">
      <aside class="parameters" aria-label="Parameters">
        <h2>Parameters</h2>
        ${this.form(state, input.spec)}
      </aside>
      <main>
        <slot name="notices"></slot>
        ${this.medium.matches ? this.lesson(input, ['heading']) : nothing}
        ${this.pictures(state, input)} ${this.tabs(input)}
      </main>
      ${this.besides(state, input)}
    </div>`;
  }

  /** The lesson, beside the pictures or below them. */
  private besides(state: LabSnapshot, input: ViewInput) {
    const below = this.medium.matches;
    if (below ? !mayFollow(state, this.drawn) : !this.stages.reached(lessonStage)) return nothing;
    const parts = lessonParts.filter((part) => (part === 'heading' ? !below : part !== 'code' || this.drawn));
    return html`<aside class="lesson" aria-label="Lesson">${this.lesson(input, parts)}</aside>`;
  }

  private narrowPage(state: LabSnapshot, input: ViewInput) {
    return html`<main class="narrow">
        <slot name="notices"></slot>
        ${this.lesson(input, ['heading'])} ${this.pictures(state, input)}
        ${this.tabs(input, narrowTabs)}
      </main>
      <cb-sheet>${this.form(state, input.spec)}</cb-sheet>`;
  }

  private form({ parameters, fault, run, pinned }: LabSnapshot, spec: ExerciseSpec) {
    return html`<cb-parameter-form
      .spec=${spec}
      .values=${parameters.texts()}
      .fault=${fault}
      .query=${fault ? null : (run?.result.query ?? parameters.toQuery())}
      .pinned=${pinned}
    ></cb-parameter-form>`;
  }

  /** The views that are watched while parameters and time change. */
  private get watched(): ViewSpec[] {
    return this.input?.spec.views.filter(({ kind }) => !isTabbed(kind)) ?? [];
  }

  private pictures(state: LabSnapshot, input: ViewInput) {
    const reached = (stage: number) => this.stages.reached(stage);
    return html`${watchedViews(this.watched, input, state, reached, pictureStage)} ${playback(state, this.drawn)}`;
  }

  /** All pictures stand: what comes now is below them. */
  private get drawn(): boolean {
    return this.stages.reached(pictureStage + stagesOf(this.watched));
  }

  private tabs(input: ViewInput, more: readonly Tab[] = []) {
    const { spec, run } = input;
    if (!run || !this.drawn) return nothing;
    const tabs = [...more, ...tabsOf(spec, run)];
    const open = tabs.some(({ id }) => id === this.tab) ? this.tab : tabs[0]?.id;
    // The tab that is open comes first, the others when it stands.
    const inView = spec.views.filter(({ kind }) => kind === open).map(({ kind }) => kind);
    const drawn = ({ id }: Tab) => id === open || viewsHere(inView);
    return html`<div class="tabs">
      <h2 class="visually-hidden">More about the run</h2>
      <cb-tabs label="More about the run" .tabs=${tabs} .selected=${this.tab}>
        ${tabs.map((tab) => html`<div slot=${tab.id}>${drawn(tab) ? this.tabbed(tab.id, input) : nothing}</div>`)}
      </cb-tabs>
      ${this.exports(run)}
    </div>`;
  }

  /** What stands in a tab; what draws it is fetched when it is first wanted. */
  private tabbed(id: string, input: ViewInput) {
    if (id === 'lesson') return this.lesson(input, ['prediction', 'why', 'goals']);
    if (id === 'code') return this.lesson(input, ['code']);
    const view = input.spec.views.find(({ kind }) => kind === id);
    if (!view) return nothing;
    const wanted = { views: [view.kind], lesson: null };
    if (this.parts.here(wanted)) return viewElement(view, input);
    if (!this.parts.failed(wanted)) return nothing;
    return html`<p class="note">
      This could not be fetched. <button type="button" @click=${() => this.parts.retry()}>Retry</button>
    </p>`;
  }

  private exports(run: Run) {
    const { exercise } = run.result;
    return html`<div class="exports" role="group" aria-label="Export">
      <button type="button" class="quiet" title="The columns of this run" @click=${() => this.csv(run)}>
        ${icons.download}CSV
      </button>
      <button type="button" class="quiet" title="The result of this run" @click=${() => download(`${exercise}.json`, jsonOf(run), 'application/json')}>
        ${icons.download}JSON
      </button>
      <button type="button" class="quiet" title="The chart as it is drawn" @click=${() => this.picture(exercise)}>
        ${icons.download}PNG
      </button>
    </div>`;
  }

  private async csv(run: Run): Promise<void> {
    const { csvOf } = await import('../../ui/csv');
    download(`${run.result.exercise}.csv`, csvOf(run), 'text/csv');
  }

  private async picture(name: string): Promise<void> {
    const picture = await pictureOf(this.renderRoot.querySelector('.views'));
    if (picture) download(`${name}.png`, picture, 'image/png');
  }

  private lesson(input: ViewInput, parts: readonly LessonPart[]) {
    return html`<cb-lesson
      .input=${input}
      .asking=${this.state?.asking ?? false}
      .answer=${this.state?.answer ?? null}
      .fill=${this.fill}
      .parts=${parts}
    ></cb-lesson>`;
  }
}
