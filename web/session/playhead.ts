import type { CoreClient } from '../client/core-client';
import { type Flight, Flights } from '../client/flight';
import { Latest } from '../client/latest';
import type { Progress } from '../contract/call-protocol';
import type { Frame, Run } from '../contract/model';
import type { Speed } from './events';
import type { LabSnapshot } from './lab-snapshot';
import { Playback } from './playback';

/** What a playhead needs of the laboratory it belongs to. */
export interface PlayheadHost {
  state(): LabSnapshot;
  update(change: Partial<LabSnapshot>): void;
  failed(error: unknown): void;
}

/** The place in a run that is shown, and the ways of moving it. */
export class Playhead {
  readonly #client: CoreClient;
  readonly #host: PlayheadHost;
  readonly #seeks = new Latest();
  readonly #playback: Playback;
  readonly #flights: Flights;
  /** Null stays at the end when the run's length changes. */
  #at: number | null = null;

  constructor(client: CoreClient, host: PlayheadHost, now: () => number) {
    this.#client = client;
    this.#host = host;
    this.#playback = new Playback((position) => this.#show(position), now);
    this.#flights = new Flights(
      { progress: (progress) => this.#progressed(progress), failed: (error, flight) => this.#failed(error, flight) },
      now,
    );
  }

  /** The position as an address gives it: null at the end. */
  get at(): number | null {
    return this.#at;
  }

  /** Starts anew with another run, of which the frame at `at` will be asked for. */
  reset(at: number | null): void {
    this.#playback.stop();
    this.#seeks.drop();
    this.#flights.abandon();
    this.#at = at;
  }

  /** The frame of a run at the playhead's place, or at its end when it is shorter. */
  async frameOf(run: Run, flight: Flight): Promise<Frame> {
    return this.#frameAt(run, this.#at, flight);
  }

  /** Moves to a position; beyond the ends it stops there. */
  seek(position: number): void {
    this.pause();
    void this.#show(position);
  }

  play(): void {
    const { run, speed, position } = this.#host.state();
    if (!run) return;
    const { length } = run.frame;
    this.#host.update({ playing: true });
    void this.#playback.play(position >= length ? 0 : position, length, speed).then((ended) => {
      if (ended) this.#host.update({ playing: false });
    });
  }

  pause(): void {
    this.#playback.stop();
    if (this.#host.state().playing) this.#host.update({ playing: false });
  }

  setSpeed(speed: Speed): void {
    this.#host.update({ speed });
    if (this.#host.state().playing) this.play();
  }

  /** Gives up a long way to another place. */
  cancel(): void {
    this.#flights.cancel();
  }

  async #show(wanted: number): Promise<void> {
    const { run } = this.#host.state();
    if (!run) return;
    const { length } = run.frame;
    const position = Math.max(0, Math.min(length, Math.round(wanted)));
    this.#at = position === length ? null : position;
    this.#host.update({ position });
    await this.#seeks.run(() => this.#fetch(run, position));
  }

  async #fetch(run: Run, position: number): Promise<void> {
    await this.#flights.fly(async (flight) => {
      const frame = await this.#frameAt(run, position, flight);
      if (this.#host.state().run === run) this.#host.update({ frame });
    });
  }

  #progressed(progress: Progress | null): void {
    if (progress || this.#host.state().progress) this.#host.update({ progress });
  }

  #failed(error: unknown, flight: Flight): void {
    this.#host.failed(error);
    if (flight.byUser) this.#stay();
  }

  /** Goes back to what is drawn, after the way to another place was cancelled. */
  #stay(): void {
    const { frame } = this.#host.state();
    if (!frame) return;
    this.#at = frame.position === frame.length ? null : frame.position;
    this.#host.update({ position: frame.position });
  }

  async #frameAt(run: Run, at: number | null, flight: Flight): Promise<Frame> {
    if (at === null || at >= run.frame.length) return run.frame;
    const { exercise, query } = run.result;
    return this.#client.call('seek', { exercise, query, position: at }, flight.options);
  }
}
