import type { CoreClient } from '../../client/core-client';
import { Cancelled, CoreFailure, FaultError, ModuleFailure } from '../../client/failures';
import { type Flight, Flights } from '../../client/flight';
import type { Progress } from '../../contract/call-protocol';
import type { Fault } from '../../contract/model';
import type { TraceJobs } from '../../contract/trace-jobs';
import type { FieldGroup, Standing, TraceDescription, TracePreview, TraceReport } from '../../contract/trace-model';
import { Parameters } from '../../session/parameters';

/** Where the requests come from. */
export type TraceSource = { kind: 'file'; file: File } | { kind: 'formula' };

export type Activity = 'reading' | 'racing';

/** Everything the page shows at one moment; replaced, never changed in place. */
export interface TraceSnapshot {
  /** `null` while it is loading. */
  description: TraceDescription | null;
  /** Of all groups, as given. */
  parameters: Parameters;
  source: TraceSource | null;
  /** Of a file: how it begins. */
  preview: TracePreview | null;
  /** Which column holds the key has to be chosen before the file is read. */
  asking: boolean;
  /** Of a field, or with another name of the trace itself. */
  fault: Fault | null;
  activity: Activity | null;
  /** Of an activity that takes long enough to be worth showing. */
  progress: Progress | null;
  /** What the user cancelled last. */
  stopped: { activity: Activity; progress: Progress | null } | null;
  report: TraceReport | null;
  standing: Standing | null;
  failure: CoreFailure | ModuleFailure | null;
}

const initial: TraceSnapshot = {
  description: null,
  parameters: Parameters.none,
  source: null,
  preview: null,
  asking: false,
  fault: null,
  activity: null,
  progress: null,
  stopped: null,
  report: null,
  standing: null,
  failure: null,
};

/** The module that reads and makes traces. */
const readers = 'own-trace';

/** The controller of the page for a trace: what it shows is `state`; the methods are what its user can do. */
export class TraceState {
  readonly #client: CoreClient<TraceJobs>;
  readonly #flights: Flights;
  readonly #changed: (state: TraceSnapshot) => void;
  #state = initial;

  constructor(
    client: CoreClient<TraceJobs>,
    changed: (state: TraceSnapshot) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#client = client;
    this.#changed = changed;
    this.#flights = new Flights(
      { progress: (progress) => this.#update({ progress }), failed: (error) => this.#failed(error) },
      now,
    );
  }

  get state(): TraceSnapshot {
    return this.#state;
  }

  /** Shows what a link says: a trace by formula where it names one of its fields, else the place for a file. */
  async open(parameters: Parameters): Promise<void> {
    this.#abandon();
    this.#update({ ...initial, description: this.#state.description, parameters });
    if (!(await this.#describe())) return;
    if (this.#names('formula').some((name) => parameters.has(name))) await this.make();
  }

  /** Reads a file, as it is understood without being told. */
  async take(file: File): Promise<void> {
    this.#forget({ source: { kind: 'file', file }, parameters: this.#without('reading', 'racing', 'formula') });
    if (await this.#describe()) await this.#read();
  }

  /** Makes a trace by formula. */
  async make(): Promise<void> {
    // A link to it has to name the formula, even where it is the default.
    const [first = ''] = this.#names('formula');
    const text = this.#state.parameters.get(first) ?? this.#state.description?.spec.properties[first]?.default;
    const parameters = this.#state.parameters.set(first, String(text));
    if (this.#state.source?.kind === 'formula') this.#update({ parameters });
    else this.#forget({ source: { kind: 'formula' }, parameters });
    await this.#read();
  }

  /** Changes one field to a raw text, and does anew what depends on it. */
  async change(name: string, text: string): Promise<void> {
    const parameters = this.#state.parameters.set(name, text);
    const { source, report } = this.#state;
    this.#update({ parameters, fault: null, stopped: null });
    if (this.#names('racing').includes(name)) {
      if (report) await this.#race();
    } else if (this.#names('reading').includes(name) ? source?.kind === 'file' : source?.kind === 'formula') {
      await this.#read();
    }
  }

  /** Stops what is under way; what was shown stays. */
  cancel(): void {
    const { activity, progress } = this.#state;
    if (!activity) return;
    this.#abandon();
    this.#update({ activity: null, progress: null, stopped: { activity, progress } });
  }

  /** Does again what was cancelled or failed. */
  async again(): Promise<void> {
    const { stopped, report } = this.#state;
    this.#update({ stopped: null, fault: null });
    if (stopped?.activity === 'racing' && report) await this.#race();
    else await this.#read();
  }

  /** Back to the place for a file. The worker ends, and with it goes the memory of its trace. */
  clear(): void {
    this.#abandon();
    this.#client.restart();
    const { description } = this.#state;
    this.#update({ ...initial, description });
  }

  /** Starts the worker anew after a failure and does what it was at once more. */
  async retry(): Promise<void> {
    this.#client.restart();
    this.#update({ failure: null });
    if (!(await this.#describe())) return;
    if (this.#state.source) await this.#read();
  }

  /** To be asked no more. */
  dispose(): void {
    this.#abandon();
    this.#client.dispose();
  }

  async #describe(): Promise<boolean> {
    if (this.#state.description) return true;
    try {
      await this.#client.load(readers);
      this.#update({ description: await this.#client.call('describe', {}) });
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  async #read(): Promise<void> {
    const { source } = this.#state;
    if (!source) return;
    await this.#fly('reading', async (flight) => {
      // A worker that took the place of another has loaded nothing yet.
      await this.#client.load(readers);
      const query = this.#query(source.kind === 'file' ? 'reading' : 'formula');
      if (source.kind === 'file') {
        const preview = await this.#client.call('preview', { file: source.file, query }, flight.options);
        if (this.#flights.present !== flight) return;
        const asking = preview.key === null;
        this.#update({ preview, asking, ...(asking && { report: null, standing: null }) });
        if (asking) return;
      }
      const { file } = source.kind === 'file' ? source : { file: null };
      const report = await (file
        ? this.#client.call('read', { file, query }, flight.options)
        : this.#client.call('make', { query }, flight.options));
      if (this.#flights.present !== flight) return;
      this.#update({ report, standing: null, fault: null, asking: false });
      void this.#race();
    });
  }

  async #race(): Promise<void> {
    const { report } = this.#state;
    if (!report) return;
    await this.#fly('racing', async (flight) => {
      const query = this.#query('racing') || report.suggestion.query;
      const standing = await this.#client.call('race', { query }, flight.options);
      if (this.#flights.present === flight) this.#update({ standing, fault: null });
    });
  }

  async #fly(activity: Activity, task: (flight: Flight) => Promise<void>): Promise<void> {
    this.#abandon();
    this.#update({ activity, progress: null, stopped: null });
    if (await this.#flights.fly(task)) this.#update({ activity: null });
  }

  #failed(error: unknown): void {
    if (error instanceof FaultError) {
      // What a trace came to before it was read in another way would be mistaken for what it is now.
      const keeps = this.#names('racing').includes(error.fault.field) || this.#state.source?.kind === 'formula';
      this.#update({ fault: error.fault, ...(!keeps && { report: null, standing: null }) });
    } else if (!(error instanceof Cancelled)) {
      const known = error instanceof CoreFailure || error instanceof ModuleFailure;
      const failure = known ? error : new CoreFailure(String(error));
      this.#update({ failure, report: null, standing: null, activity: null, progress: null });
    }
  }

  /** Lets go of whatever is under way. */
  #abandon(): void {
    this.#flights.abandon();
  }

  /** A new trace: nothing of the one before is left. */
  #forget(change: Partial<TraceSnapshot>): void {
    this.#abandon();
    const { description, parameters, failure } = this.#state;
    this.#update({ ...initial, description, parameters, failure, ...change });
  }

  #names(group: FieldGroup): readonly string[] {
    return this.#state.description?.groups[group] ?? [];
  }

  #query(group: FieldGroup): string {
    const names = this.#names(group);
    return new Parameters(this.#state.parameters.pairs.filter(([name]) => names.includes(name))).toQuery();
  }

  #without(...groups: FieldGroup[]): Parameters {
    const names = groups.flatMap((group) => this.#names(group));
    return new Parameters(this.#state.parameters.pairs.filter(([name]) => !names.includes(name)));
  }

  #update(change: Partial<TraceSnapshot>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed(this.#state);
  }
}
