import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ExerciseSpec, Run, ViewSpec } from '../../contract/model';
import type { LabSnapshot } from '../../session/lab-snapshot';
import '../../form/parameter-form';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { icons } from '../../theme/icons';
import '../../views/controls/tabs';
import '../../views/controls/transport';
import { type LessonPart, lessonParts } from '../../exercise/lesson';
import { pictureOf } from '../../exercise/picture';
import type { ViewInput } from '../../session/view-input';
import { csvOf, download, jsonOf } from '../../ui/export-run';
import { Media } from '../../ui/media';
import { exercisePageStyles } from './exercise-page-styles';
import '../../ui/sheet';
import { Stages } from '../../exercise/stages';
import { isTabbed, viewElement } from '../../exercise/view-elements';
import { stagesOf, watchedStyles, watchedViews } from '../../exercise/watched-views';
import { narrowTabs, tabsOf } from './tab-list';

/** The form and the counters come first, then the lesson; with the run the pictures one by one, at last the tabs. */
const lessonStage = 1;
const pictureStage = 2;

/** One exercise: parameters, views and transport, lesson; three columns, or one with a sheet and tabs. */
@customElement('cb-exercise-page')
export class ExercisePage extends LitElement {
  static override styles = [base, controls, watchedStyles, exercisePageStyles];

  @property({ attribute: false }) state: LabSnapshot | undefined;
  /** `state` as views take it. */
  @property({ attribute: false }) input: ViewInput | undefined;
  @property({ attribute: false }) load: ((language: string) => Promise<string>) | undefined;
  @property() tab = '';
  private readonly stages = new Stages(this, () =>
    this.input?.run ? pictureStage + stagesOf(this.watched) : lessonStage,
  );
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
        ${this.pictures(state, input)} ${this.tabs(input, [])}
      </main>
      <aside class="lesson" aria-label="Lesson">
        ${this.lesson(input, this.medium.matches ? lessonParts.filter((part) => part !== 'heading') : lessonParts)}
      </aside>
    </div>`;
  }

  private narrowPage(state: LabSnapshot, input: ViewInput) {
    return html`<main class="narrow">
        <slot name="notices"></slot>
        ${this.lesson(input, ['heading'])} ${this.pictures(state, input)}
        ${this.tabs(input, [
          html`<div slot="lesson">${this.lesson(input, ['prediction', 'why', 'goals'])}</div>`,
          html`<div slot="code">${this.lesson(input, ['code'])}</div>`,
        ])}
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
    return this.input?.spec.views.filter((view) => !isTabbed(view)) ?? [];
  }

  private pictures(state: LabSnapshot, input: ViewInput) {
    const { position, run, playing, speed, progress } = state;
    const reached = (stage: number) => this.stages.reached(stage);
    return html`${watchedViews(this.watched, input, state, reached, pictureStage)}
      <cb-transport
        .position=${position}
        .length=${run?.frame.length ?? 0}
        .playing=${playing}
        .speed=${speed}
        .busy=${progress}
      ></cb-transport>`;
  }

  private tabs(input: ViewInput, more: readonly TemplateResult[]) {
    const { spec, run } = input;
    if (!run || !this.stages.reached(pictureStage + stagesOf(this.watched))) return nothing;
    const tabs = [...narrowTabs.slice(0, more.length), ...tabsOf(spec, run)];
    return html`<div class="tabs">
      <h2 class="visually-hidden">More about the run</h2>
      <cb-tabs label="More about the run" .tabs=${tabs} .selected=${this.tab}>
        ${more}
        ${spec.views.filter(isTabbed).map((view) => html`<div slot=${view.kind}>${viewElement(view, input)}</div>`)}
      </cb-tabs>
      ${this.exports(run)}
    </div>`;
  }

  private exports(run: Run) {
    const { exercise } = run.result;
    return html`<div class="exports" role="group" aria-label="Export">
      <button type="button" class="quiet" title="The columns of this run" @click=${() => download(`${exercise}.csv`, csvOf(run), 'text/csv')}>
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

  private async picture(name: string): Promise<void> {
    const picture = await pictureOf(this.renderRoot.querySelector('.views'));
    if (picture) download(`${name}.png`, picture, 'image/png');
  }

  private lesson(input: ViewInput, parts: readonly LessonPart[]) {
    if (!this.stages.reached(lessonStage)) return nothing;
    return html`<cb-lesson
      .input=${input}
      .asking=${this.state?.asking ?? false}
      .answer=${this.state?.answer ?? null}
      .load=${this.load}
      .parts=${parts}
    ></cb-lesson>`;
  }
}
