import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../exercise/failure-card';
import { InputMemo } from '../exercise/input-memo';
import { LabController } from '../exercise/lab-controller';
import '../exercise/lesson';
import '../exercise/notices';
import type { Remedy } from '../exercise/notices';
import { Stages } from '../exercise/stages';
import { stagesOf, watchedStyles, watchedViews } from '../exercise/watched-views';
import { wire } from '../exercise/wiring';
import '../form/parameter-form';
import { ModuleFailure } from '../client/failures';
import type { ExerciseSpec, Run } from '../contract/model';
import { Parts } from '../exercise/parts';
import { mayFollow, playback } from '../exercise/playback';
import { type Address, emptyAddress, type ReadAddress, writeAddress } from '../session/address';
import type { LabSnapshot } from '../session/lab-snapshot';
import { Parameters } from '../session/parameters';
import type { ViewInput } from '../session/view-input';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';
import { tokens } from '../theme/tokens';
import type { EmbedEvents } from './embed-events';
import { embeddedStyles } from './embedded-styles';
import { partsOf, problemsOf, wantedOf } from './parts';

/** Figures and form come first, then the pictures one by one, at last whatever is below them. */
const pictureStage = 1;

/**
 * One exercise for a page of somebody else: chosen views, the controls, a link to the playground. Sends the events of
 * `EmbedEvents`; nothing else leaves it.
 */
@customElement('cb-embedded')
export class EmbeddedExercise extends LitElement {
  static override styles = [tokens, base, controls, watchedStyles, embeddedStyles];

  /** What is shown, as written by the author of the page. */
  @property({ attribute: false }) source: ReadAddress = { address: emptyAddress, problems: [] };
  /** Where the playground is. */
  @property({ attribute: false }) home = './';
  @state() private dismissed = false;
  private readonly stages = new Stages(this, () => {
    const { run, spec } = this.laboratory.lab.state;
    return run && spec ? pictureStage + this.pictures(spec) : 0;
  });
  private readonly memo = new InputMemo();
  private readonly laboratory = new LabController(this, (changed) => this.changed(changed));
  private announced: Run | null = null;
  private complete = false;
  private readonly parts = new Parts(this);
  private readonly fill = (template: string, language: string) => this.laboratory.lab.fill(template, language);

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.open();
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot();
    // The author's parameters are this exercise's own: a reset comes back to them.
    root.addEventListener('reset', (event) => {
      event.stopImmediatePropagation();
      this.laboratory.lab.apply(this.source.address.parameters.toQuery());
    });
    wire(root, () => this.laboratory.lab);
    root.addEventListener('select-tab', (event) => event.stopPropagation());
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source')) return;
    const before = changed.get('source')?.address;
    const { theme } = this.source.address;
    if (theme) this.dataset.theme = theme;
    else delete this.dataset.theme;
    this.dismissed = false;
    // New parameters of the same exercise are a change like the learner's: the run before becomes the one compared with.
    const { lab } = this.laboratory;
    if (before && lab.state.spec && setting(before) === setting(this.source.address)) {
      lab.apply(this.source.address.parameters.toQuery());
    } else {
      this.open();
    }
  }

  override render() {
    const name = this.laboratory.lab.state.spec?.title ?? 'Cachebound';
    return html`<section class="root" aria-label=${name}>${this.content()}</section>`;
  }

  private content() {
    const { state: snapshot } = this.laboratory.lab;
    const { failure, spec, fault } = snapshot;
    if (failure) {
      const kind = failure instanceof ModuleFailure ? 'part' : spec ? 'lost' : 'missing';
      const retry = () => this.laboratory.lab.retry();
      return html`<cb-failure .kind=${kind} .reason=${failure.message} @retry=${retry}></cb-failure>`;
    }
    const input = this.memo.of(snapshot);
    const wanted = wantedOf(snapshot.exercise, this.source.address);
    const here = this.parts.here(wanted);
    if (this.parts.failed(wanted)) {
      const retry = () => this.parts.retry();
      return html`<cb-failure kind="part" reason="its pictures could not be fetched" @retry=${retry}></cb-failure>`;
    }
    if (!here || (!input && !fault)) return html`<p class="loading" role="status">Loading the cache…</p>`;
    return html`${this.notices(snapshot)} ${input ? this.exercise(snapshot, input) : this.link()}`;
  }

  private exercise(snapshot: LabSnapshot, input: ViewInput) {
    const { address } = this.source;
    const { first, rest, lesson } = partsOf(input.spec, address);
    const reached = (stage: number) => this.stages.reached(stage);
    const drawn = reached(pictureStage + this.pictures(input.spec));
    const lessonOf = (parts: typeof lesson) =>
      parts.length === 0
        ? nothing
        : html`<cb-lesson
            embedded
            .input=${input}
            .parts=${parts}
            .asking=${snapshot.asking}
            .answer=${snapshot.answer}
            .fill=${this.fill}
          ></cb-lesson>`;
    return html`
      ${lesson.includes('heading') ? lessonOf(['heading']) : html`<h2 class="visually-hidden">${input.spec.title}</h2>`}
      ${watchedViews(first, input, snapshot, reached, 0)} ${this.form(snapshot, input.spec)}
      ${watchedViews(rest, input, snapshot, reached, pictureStage)} ${playback(snapshot, drawn)}
      ${mayFollow(snapshot, drawn) ? html`${lessonOf(lesson.filter((part) => part !== 'heading'))} ${this.link()}` : nothing}
    `;
  }

  private pictures(spec: ExerciseSpec): number {
    return stagesOf(partsOf(spec, this.source.address).rest);
  }

  private form({ parameters, fault, run, pinned }: LabSnapshot, spec: ExerciseSpec) {
    return html`<cb-parameter-form
      .spec=${spec}
      .values=${parameters.texts()}
      .fault=${fault}
      .query=${fault ? null : (run?.result.query ?? parameters.toQuery())}
      .pinned=${pinned}
      .locked=${[...this.source.address.lock]}
    ></cb-parameter-form>`;
  }

  private notices(snapshot: LabSnapshot) {
    const { address, problems } = this.source;
    const all = snapshot.spec ? [...problems, ...problemsOf(snapshot.spec, address)] : problems;
    return html`<cb-notices
      .state=${snapshot}
      .problems=${this.dismissed ? [] : all}
      @remedy=${this.remedy}
    ></cb-notices>`;
  }

  private link() {
    const search = writeAddress({ ...this.laboratory.lab.address(), show: null, lock: [] });
    return html`<p class="link">
      <a href=${new URL(search, this.home).href} target="_blank" rel="noopener">open in Cachebound ${icons.external}</a>
    </p>`;
  }

  private open(): void {
    this.announced = null;
    this.complete = false;
    const { address } = this.source;
    const asking = address.show?.includes('prediction') === true && address.lock.length === 0;
    void this.laboratory.lab.open(address, asking);
  }

  private readonly remedy = (event: CustomEvent<Remedy>): void => {
    const { lab } = this.laboratory;
    const remedy = event.detail;
    if (remedy.do === 'leave-out') lab.leaveOut(remedy.name);
    if (remedy.do === 'defaults') lab.apply('');
    if (remedy.do === 'rerun') lab.rerun();
    if (remedy.do === 'dismiss') {
      this.dismissed = true;
      lab.dismiss();
    }
  };

  private changed({ run }: LabSnapshot): void {
    if (!run || run === this.announced) return;
    const first = this.announced === null;
    this.announced = run;
    const { exercise, query, metrics, goals } = run.result;
    if (first) this.send('ready', { exercise });
    this.send('change', { exercise, query, metrics, goals });
    const complete = goals.length > 0 && goals.every(({ score }) => score >= 1);
    if (complete && !this.complete) this.send('complete', { exercise, query, goals });
    this.complete = complete;
  }

  private send<Name extends keyof EmbedEvents>(name: Name, detail: EmbedEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** An address without its parameters and looks: what the exercise has to be opened anew for. */
const setting = (address: Address): string =>
  writeAddress({ ...address, parameters: Parameters.none, theme: null, show: null, lock: [] });

declare global {
  interface HTMLElementTagNameMap {
    'cb-embedded': EmbeddedExercise;
  }
}
