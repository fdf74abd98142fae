import type { CoreClient } from '../client/core-client';
import { Cancelled, CoreFailure, FaultError, ModuleFailure } from '../client/failures';
import { type Flight, Flights } from '../client/flight';
import { Latest } from '../client/latest';
import { type Catalogue, entryOf } from '../contract/catalogue';
import type { Fault, Frame, Run } from '../contract/model';
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
  readonly #flights: Flights;
  #predicted: { value: number; parameters: Parameters } | null = null;
  /** The parameters that `run` was made with, and those of the run under way. */
  #settled: Parameters | null = null;
  #running: Parameters | null = null;

  constructor(client: CoreClient, now: () => number = () => performance.now()) {
    this.#client = client;
    this.#now = now;
    this.#flights = new Flights(
      {
        progress: (progress) => (progress || this.#state.progress) && this.#update({ progress }),
        failed: (error, flight) => this.#failed(error, flight),
      },
      now,
    );
    this.playhead = new Playhead(
      client,
      {
        state: () => this.#state,
        update: (change) => this.#update(change),
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
   * Shows what an address says, once the module of its exercise has been loaded. With `asking`, the exercise's
   * prediction is asked, and its own contrast held back as long as it would give that away.
   */
  async open(address: Address, asking = false): Promise<void> {
    this.#abandon();
    this.#opened = address;
    this.playhead.reset(address.at);
    this.#settled = null;
    const { pinned, parameters, speed } = address;
    const entry = entryOf(this.#client.catalogue, address.exercise);
    const exercise = entry?.exercise ?? address.exercise ?? '';
    this.#update({ ...initialSnapshot, exercise, pinned, parameters, speed, asking });
    if (!entry) {
      this.#update({ fault: unknown(exercise, this.#client.catalogue) });
      return;
    }
    try {
      const specs = await this.#client.load(entry.module);
      if (this.#opened !== address) return;
      const spec = specs.find((each) => each.exercise === exercise);
      if (!spec) throw new ModuleFailure(`the module "${entry.module}" does not have this exercise`);
      this.#comparison.opened(spec, address);
      this.#update({ spec });
    } catch (error) {
      if (this.#opened === address) this.#failed(error);
      return;
    }
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
    void this.#runs.run(async () => {
      await this.#flights.fly((flight) => this.#runGhost(flight));
    });
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
    this.#flights.cancel();
  }

  /** The template of a program in "python" or "cpp" with the parameters of the run shown; rejects like all calls. */
  async fill(text: string, language: string): Promise<string> {
    const { run } = this.#state;
    if (!run) return '';
    const { exercise, query } = run.result;
    return this.#client.call('fill', { exercise, query, text, language });
  }

  /** Does once more what has failed, and restores what was shown; a core that broke is started anew. */
  async retry(): Promise<void> {
    const address = this.address();
    if (this.#state.failure instanceof CoreFailure) this.#client.restart();
    await this.open(address, this.#state.asking);
  }

  dispose(): void {
    this.#abandon();
    this.#listeners.clear();
  }

  #edit(parameters: Parameters, field: string | null): void {
    this.playhead.pause();
    const { run, ghost, pinned, failure } = this.#state;
    if (!pinned) this.#comparison.editing(field, this.#now(), run, ghost);
    this.#update({ parameters, edited: field });
    if (!failure) this.#rerun();
  }

  #rerun(): void {
    const flight = this.#flights.present;
    const onlyGhost = this.#settled !== null && this.#settled === this.#running;
    if (flight && (onlyGhost || flight.age > patienceMs)) flight.end();
    void this.#runs.run(() => this.#runOnce());
  }

  async #runOnce(): Promise<void> {
    const { exercise, parameters } = this.#state;
    this.#running = parameters;
    await this.#flights.fly(async (flight) => {
      const run = await this.#client.call('run', { exercise, query: parameters.toQuery() }, flight.options);
      const frame = await this.playhead.frameOf(run, flight);
      if (this.#flights.present !== flight) return;
      this.#land(run, frame, parameters);
      await this.#runGhost(flight);
    });
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
    if (this.#flights.present !== flight) return;
    if (ghost) this.#update({ ghost });
    if (fault) this.#update({ ghostFault: fault, pinned: false });
  }

  #failed(error: unknown, flight?: Flight): void {
    if (error instanceof FaultError) {
      this.#update({ fault: error.fault, stopped: null });
    } else if (error instanceof Cancelled) {
      const { parameters } = this.#state;
      if (flight?.byUser && this.#settled !== parameters) this.#update({ stopped: flight.progress });
    } else {
      this.playhead.pause();
      const known = error instanceof CoreFailure || error instanceof ModuleFailure;
      const failure = known ? error : new CoreFailure(String(error));
      this.#update({ failure, progress: null });
    }
  }

  /** Lets go of whatever is under way. */
  #abandon(): void {
    this.playhead.reset(null);
    this.#runs.drop();
    this.#flights.abandon();
    this.#predicted = null;
    this.#comparison.wanted = null;
  }

  #update(change: Partial<LabSnapshot>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The core's own sentence, from the catalogue that it has written. */
function unknown(exercise: string, { exercises }: Catalogue): Fault {
  const came = exercise === '' ? 'nothing' : `"${exercise}"`;
  const allowed = exercises.map((entry) => entry.exercise).join(', ');
  return { code: 'unknown_exercise', field: '', message: `exercise: got ${came}; allowed: ${allowed}.` };
}
