import type { CoreClient } from '../client/core-client';
import { Cancelled, CoreFailure, FaultError } from '../client/failures';
import { Flight } from '../client/flight';
import { Latest } from '../client/latest';
import type { ExerciseSpec, Frame, Run } from '../contract/model';
import { type Address, emptyAddress } from './address';
import { Comparison } from './comparison';
import { ghostOf } from './ghost';
import { initialSnapshot, type LabSnapshot } from './lab-snapshot';
import { Parameters } from './parameters';
import { Playhead } from './playhead';
import { sameQuery } from './raw-text';

/** A run that takes longer than this is given up for newer parameters; a shorter one is worth drawing. */
const patienceMs = 250;

/** The controller of one exercise page: what it shows is `state`; the methods are what a learner can do. */
export class LabState {
  /** Moves through the run shown. */
  readonly playhead: Playhead;
  readonly #client: CoreClient;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #runs = new Latest();
  readonly #comparison = new Comparison();
  #state: LabSnapshot = initialSnapshot;
  #opened: Address = emptyAddress;
  #flight: Flight | null = null;
  #predicted: { value: number; parameters: Parameters } | null = null;
  /** The parameters that `run` was made with, and those of the run under way. */
  #settled: Parameters | null = null;
  #running: Parameters | null = null;

  constructor(client: CoreClient, now: () => number = () => performance.now()) {
    this.#client = client;
    this.#now = now;
    this.playhead = new Playhead(
      client,
      {
        state: () => this.#state,
        update: (change) => this.#update(change),
        takeOff: () => this.#takeOff(),
        failed: (error) => this.#failed(error),
      },
      now,
    );
  }

  get state(): LabSnapshot {
    return this.#state;
  }

  /** Calls back after each change of `state`; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Shows what an address says. The catalogue is loaded if it has not been. With `asking`, the exercise's prediction is
   * asked, and its own contrast held back as long as it would give that away.
   */
  async open(address: Address, asking = false): Promise<void> {
    this.#abandon();
    this.#opened = address;
    this.playhead.reset(address.at);
    this.#settled = null;
    const { pinned, parameters, speed } = address;
    const { catalogue } = this.#state;
    const exercise = address.exercise ?? '';
    this.#update({ ...initialSnapshot, catalogue, exercise, pinned, parameters, speed, asking });
    try {
      this.#update({ catalogue: catalogue ?? (await this.#client.catalogue()) });
    } catch (error) {
      if (this.#opened === address) this.#failed(error);
      return;
    }
    if (this.#opened !== address) return;
    const spec = this.#find(address.exercise);
    if (spec) this.#comparison.opened(spec, address);
    this.#update({ spec, exercise: spec?.exercise ?? address.exercise ?? '' });
    this.#rerun();
  }

  /** The state as an address, without what the page around it knows. */
  address(): Address {
    const { state } = this;
    if (!state.spec) return this.#opened;
    const { run, ghost, pinned, speed } = state;
    const settled = run && this.#settled === state.parameters;
    const { wanted } = this.#comparison;
    const against = wanted ? (wanted.own ? null : (wanted.queries[0] ?? null)) : (ghost?.run.result.query ?? null);
    return {
      ...this.#opened,
      exercise: state.exercise,
      parameters: settled ? Parameters.fromQuery(run.result.query) : state.parameters,
      at: this.playhead.at,
      against,
      pinned,
      speed,
    };
  }

  /** Changes one field to a raw text. */
  change(name: string, text: string): void {
    this.#edit(this.#state.parameters.set(name, text), name);
  }

  /** Drops what was given for a name, known or not. */
  leaveOut(name: string): void {
    this.#edit(this.#state.parameters.without(name), null);
  }

  /** Takes all parameters from a query, as of a preset. */
  apply(query: string): void {
    this.#edit(Parameters.fromQuery(query), null);
  }

  /** Runs the preset that a prediction was asked about, to compare with it. */
  predict(value: number): void {
    const { spec } = this.#state;
    const preset = spec?.presets.find(({ id }) => id === spec.prediction.preset);
    if (!preset) return;
    const parameters = Parameters.fromQuery(preset.query);
    this.#predicted = { value, parameters };
    this.#update({ asking: false });
    this.#edit(parameters, null);
  }

  /** Makes no prediction. */
  skip(): void {
    this.#update({ asking: false });
    void this.#runs.run(() => this.#fly((flight) => this.#runGhost(flight)));
  }

  /** Runs the present parameters again, after they were cancelled. */
  rerun(): void {
    this.#update({ stopped: null });
    this.#rerun();
  }

  /** Drops what was said about a link's run to compare with. */
  dismiss(): void {
    this.#update({ ghostFault: null });
  }

  /** Keeps the present run to compare all later ones with, or lets it go. */
  pin(pinned: boolean): void {
    const { spec, run } = this.#state;
    if (pinned && spec && run) {
      this.#comparison.wanted = null;
      this.#update({ ghost: ghostOf(spec, run, run, 'vs') });
    }
    this.#update({ pinned });
  }

  /** Stops the long call under way; what was shown stays. */
  cancel(): void {
    this.playhead.cancel();
    if (!this.#flight) return;
    this.#flight.byUser = true;
    this.#flight.end();
  }

  /** The program of the run shown, in "python" or "cpp"; rejects like the client's calls. */
  async code(language: string): Promise<string> {
    const { run } = this.#state;
    return run ? this.#client.code(run.result, language) : '';
  }

  /** Starts the core anew after a failure and restores what was shown. */
  async retry(): Promise<void> {
    const address = this.address();
    this.#client.restart();
    await this.open(address, this.#state.asking);
  }

  dispose(): void {
    this.#abandon();
    this.#listeners.clear();
  }

  #find(exercise: string | null): ExerciseSpec | null {
    const catalogue = this.#state.catalogue ?? [];
    return (exercise === null ? catalogue[0] : catalogue.find((spec) => spec.exercise === exercise)) ?? null;
  }

  #edit(parameters: Parameters, field: string | null): void {
    this.playhead.pause();
    const { run, ghost, pinned, failure } = this.#state;
    if (!pinned) this.#comparison.editing(field, this.#now(), run, ghost);
    this.#update({ parameters, edited: field });
    if (!failure) this.#rerun();
  }

  #rerun(): void {
    const flight = this.#flight;
    const onlyGhost = this.#settled !== null && this.#settled === this.#running;
    if (flight && (onlyGhost || flight.age > patienceMs)) flight.end();
    void this.#runs.run(() => this.#runOnce());
  }

  async #runOnce(): Promise<void> {
    const { exercise, parameters } = this.#state;
    this.#running = parameters;
    await this.#fly(async (flight) => {
      const run = await this.#client.run(exercise, parameters.toQuery(), flight.options);
      const frame = await this.playhead.frameOf(run, flight);
      if (this.#flight !== flight) return;
      this.#land(run, frame, parameters);
      await this.#runGhost(flight);
    });
  }

  async #fly(task: (flight: Flight) => Promise<void>): Promise<void> {
    const flight = this.#takeOff();
    this.#flight = flight;
    try {
      await task(flight);
    } catch (error) {
      if (this.#flight === flight) this.#failed(error, flight);
    } finally {
      if (this.#flight === flight) this.#flight = null;
      if (this.#state.progress) this.#update({ progress: null });
    }
  }

  #land(run: Run, frame: Frame, parameters: Parameters): void {
    const { spec, pinned, answer, asking } = this.#state;
    if (!spec) return;
    const asked = spec.presets.find(({ id }) => id === spec.prediction.preset);
    const predicted = this.#predicted?.parameters === parameters ? this.#predicted : null;
    if (predicted) this.#predicted = null;
    this.#settled = parameters;
    this.#update({
      run,
      frame,
      position: frame.position,
      ghost: this.#comparison.settled(spec, run, this.#state.ghost, pinned),
      answer: predicted ? { said: predicted.value, was: run.result.metrics[spec.prediction.metric] ?? null } : answer,
      // Once the run that is asked about is on the page, there is nothing left to predict.
      asking: asking && asked !== undefined && !sameQuery(asked.query, run.result.query),
      fault: null,
      stopped: null,
      progress: null,
    });
  }

  async #runGhost(flight: Flight): Promise<void> {
    const { spec, run, asking } = this.#state;
    if (!spec || !run || this.#state.ghost || (asking && this.#comparison.wanted?.telling)) return;
    const { ghost, fault } = await this.#comparison.make(this.#client, spec, run, flight.options.signal);
    if (this.#flight !== flight) return;
    if (ghost) this.#update({ ghost });
    if (fault) this.#update({ ghostFault: fault, pinned: false });
  }

  #takeOff(): Flight {
    return new Flight(this.#now, (progress) => this.#update({ progress }));
  }

  #failed(error: unknown, flight?: Flight): void {
    if (error instanceof FaultError) {
      this.#update({ fault: error.fault, stopped: null });
    } else if (error instanceof Cancelled) {
      const { parameters } = this.#state;
      if (flight?.byUser && this.#settled !== parameters) this.#update({ stopped: flight.progress });
    } else {
      this.playhead.pause();
      const failure = error instanceof CoreFailure ? error : new CoreFailure(String(error));
      this.#update({ failure, progress: null });
    }
  }

  /** Lets go of whatever is under way. */
  #abandon(): void {
    this.playhead.reset(null);
    this.#runs.drop();
    this.#flight?.end();
    this.#flight = null;
    this.#predicted = null;
    this.#comparison.wanted = null;
  }

  #update(change: Partial<LabSnapshot>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
