import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { surfaces } from '../../ui/chrome-styles';
import { download } from '../../ui/export-run';
import { Media } from '../../ui/media';
import '../../ui/sheet';
import { connectTrace } from '../../client/connect-trace';
import { CoreClient } from '../../client/core-client';
import type { Standing, TracePreview, TraceReport } from '../../contract/trace-model';
import { formStyles } from '../../form/form-styles';
import { Parameters } from '../../session/parameters';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { icons } from '../../theme/icons';
import { slider } from '../../theme/slider';
import '../../views/curve/curve';
import type { ViewInput } from '../../session/view-input';
import { tableStyles } from '../../views/plot/table';
import { spoken } from '../../views/shared/format';
import { csvOfRace, jsonOfTrace } from './export-trace';
import { FileDrop } from './file-drop';
import './race-table';
import { traceFields } from './trace-fields';
import { activityBar, failureCard, faultNotice, stoppedNotice } from './trace-notices';
import { tracePageStyles } from './trace-page-styles';
import { badLines, explained, facts, formatCards, previewTable, suggestion, targets } from './trace-parts';
import './trace-drop';
import { type TraceSnapshot, TraceState } from './trace-state';

/**
 * A place for the trace of one's own: read, measured, raced. Sends `settings` {parameters} when what a link can hold
 * has changed.
 */
@customElement('cb-trace-page')
export class TracePage extends LitElement {
  static override styles = [base, controls, slider, surfaces, formStyles, tableStyles, tracePageStyles];

  /** What the address says; read once, and when it is replaced. */
  @property({ attribute: false }) parameters = Parameters.none;
  @state() private shown: TraceSnapshot | null = null;
  /** Words for those who hear the page: states, not each step of a progress. */
  @state() private spoken = '';
  private trace = this.create();
  private readonly drop = new FileDrop(this, (file) => void this.trace.take(file));
  private readonly narrow = new Media(this, '(max-width: 719px)');
  /** What the curve is fed with, made anew only when its parts are. */
  private input: { report: TraceReport; size: string | undefined; made: ViewInput } | undefined;

  private create(): TraceState {
    return new TraceState(new CoreClient(connectTrace), (state) => this.changed(state));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.trace.open(this.parameters);
  }

  /** The first time, and when the address has been changed from outside. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parameters')) void this.trace.open(this.parameters);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.trace.dispose();
    this.trace = this.create();
  }

  private changed(next: TraceSnapshot): void {
    const before = this.shown;
    this.shown = next;
    if (before && before.parameters !== next.parameters) {
      this.dispatchEvent(new CustomEvent('settings', { detail: { parameters: next.parameters } }));
    }
    if (next.report && next.report !== before?.report) this.spoken = next.report.suggestion.words;
    if (next.standing && next.standing !== before?.standing) this.spoken = 'The race is over.';
  }

  override render() {
    const { shown } = this;
    if (!shown) return nothing;
    const { description, source, failure } = shown;
    const live = html`<div class="visually-hidden" role="status">${this.spoken}</div>`;
    if (failure) return html`<main class="start">${this.heading(shown)}${this.failed(shown)}</main>`;
    if (!description) return html`<main class="start" aria-busy="true"><p class="note">Loading the cache…</p></main>`;
    return source ? html`${live}${this.bench(shown)}` : html`${live}${this.start(shown)}`;
  }

  private heading({ description }: TraceSnapshot) {
    return html`<h1>${description?.spec.title ?? 'Your trace'}</h1>`;
  }

  private failed(shown: TraceSnapshot): TemplateResult {
    return failureCard(
      shown,
      () => void this.trace.retry(),
      () => void this.trace.clear(),
    );
  }

  /** Nothing to show yet: where a file goes, what files are understood, and how to make one. */
  private start(shown: TraceSnapshot) {
    return html`<main class="start">
      ${this.heading(shown)}
      <p class="lead">${shown.description?.spec.description}</p>
      ${faultNotice(shown)}
      <cb-trace-drop .over=${this.drop.over} @file=${this.picked}></cb-trace-drop>
      ${formatCards(shown)}
      <section class="card make">
        <h2>No trace at hand? Make one</h2>
        ${traceFields(shown, 'formula', this.change)}
        <button type="button" @click=${() => this.trace.make()}>${icons.play}Make this trace</button>
      </section>
    </main>`;
  }

  private bench(shown: TraceSnapshot) {
    const settings = html`<form
      class="settings"
      aria-label="Settings"
      novalidate
      @submit=${(event: Event) => event.preventDefault()}
    >
      ${this.sourceOf(shown)} ${traceFields(shown, shown.source?.kind === 'file' ? 'reading' : 'formula', this.change)}
    </form>`;
    if (this.narrow.matches) {
      return html`<main class="narrow">${this.results(shown)} ${this.words(shown)}</main>
        <cb-sheet>${settings}</cb-sheet>${this.veil()}`;
    }
    return html`<div class="wide">
        <aside class="side" aria-label="The trace">${settings}</aside>
        <main>${this.results(shown)}</main>
        <aside class="words" aria-label="About the trace">${this.words(shown)}</aside>
      </div>
      ${this.veil()}`;
  }

  /** While a file hangs over results, it is said that it may be let go. */
  private veil() {
    return this.drop.over ? html`<div class="veil" aria-hidden="true"><p>Let it go to read it</p></div>` : nothing;
  }

  private sourceOf({ source }: TraceSnapshot) {
    return html`<div class="source">
      ${
        source?.kind === 'file'
          ? html`<p class="name">${source.file.name}</p>
              <p class="note">${spoken(source.file.size, 'B')}, on this machine only</p>`
          : html`<p class="name">Made by formula</p>`
      }
      <div class="row">
        <cb-trace-drop small @file=${this.picked}></cb-trace-drop>
        <button type="button" class="quiet" @click=${() => this.trace.clear()}>${icons.cross}Close</button>
      </div>
    </div>`;
  }

  private results(shown: TraceSnapshot) {
    const { activity, report, standing, asking, preview, stopped, fault } = shown;
    return html`${this.heading(shown)} ${faultNotice(shown, () => void this.trace.again())}
      ${stopped ? stoppedNotice(stopped, () => void this.trace.again()) : nothing}
      ${activity === 'reading' ? activityBar(shown, () => this.trace.cancel()) : nothing}
      ${preview && asking ? this.preview(preview, asking) : nothing}
      ${report ? this.measured(shown, report) : nothing}
      ${report && activity !== 'reading' ? this.contest(shown, standing) : nothing}
      ${preview && report ? this.preview(preview, false) : nothing}
      ${fault && !report && !asking ? formatCards(shown) : nothing}`;
  }

  private preview(preview: TracePreview, asking: boolean) {
    const choose = (value: string) => this.change(this.shown?.description?.preview ?? '', value);
    return previewTable(preview, asking, choose);
  }

  private measured(shown: TraceSnapshot, report: TraceReport) {
    const [view] = shown.description?.spec.views ?? [];
    return html`${suggestion(report)} ${facts(report)}
      ${
        view?.kind === 'curve'
          ? html`<cb-curve .view=${view} .input=${this.curveInput(shown, report)} @change-parameter=${this.sized}></cb-curve>`
          : nothing
      }`;
  }

  private contest(shown: TraceSnapshot, standing: Standing | null) {
    const racing = shown.activity === 'racing';
    return html`<section class="contest">
      <div class="raced">
        <h2>Every policy at one size</h2>
        ${racing ? activityBar(shown, () => this.trace.cancel()) : nothing}
      </div>
      ${traceFields(shown, 'racing', this.change)}
      ${standing ? html`<cb-race-table .standing=${standing} .stale=${racing}></cb-race-table>` : nothing}
      ${standing?.notes.map((note) => html`<p class="note">${note}</p>`)}
    </section>`;
  }

  private words(shown: TraceSnapshot) {
    const { report, standing } = shown;
    if (!report) return nothing;
    return html`${targets(report)} ${badLines(report)} ${explained(report)}
      <div class="exports" role="group" aria-label="Export">
        <button type="button" ?disabled=${!standing} @click=${() => standing && download('race.csv', csvOfRace(standing), 'text/csv')}>
          ${icons.download}CSV
        </button>
        <button type="button" @click=${() => download('trace.json', jsonOfTrace(report, standing), 'application/json')}>
          ${icons.download}JSON
        </button>
      </div>`;
  }

  /** The curve as a view of an exercise would have it, with the size that is raced under its slider. */
  private curveInput({ description, parameters }: TraceSnapshot, report: TraceReport): ViewInput | undefined {
    if (!description) return undefined;
    const [view] = description.spec.views;
    const size = view?.kind === 'curve' ? parameters.get(view.parameter) : undefined;
    if (this.input?.report === report && this.input.size === size) return this.input.made;
    const { frame } = report;
    const chosen = size !== undefined && /^\d+$/.test(size) ? Number(size) : undefined;
    const curves = Object.entries(frame.curves ?? {}).map(([id, curve]) => [
      id,
      chosen === undefined ? curve : { ...curve, chosen: Math.min(chosen, curve.largest) },
    ]);
    const made = {
      spec: description.spec,
      run: null,
      frame: { ...frame, curves: Object.fromEntries(curves) },
      ghost: null,
    };
    this.input = { report, size, made };
    return made;
  }

  private readonly change = (name: string, text: string): void => void this.trace.change(name, text);

  private readonly sized = (event: CustomEvent<{ name: string; text: string }>): void => {
    event.stopPropagation();
    this.change(event.detail.name, event.detail.text);
  };

  private readonly picked = (event: CustomEvent<{ file: File }>): void => void this.trace.take(event.detail.file);
}
