import type { Fault } from '../contract/model';

/** Bad input; the message is the core's sentence. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** The core could not be loaded, broke or went silent. Nothing works until the client is restarted. */
export class CoreFailure extends Error {
  override readonly name = 'CoreFailure';
}

/** A module could not be loaded, as half a sentence says; the others go on working. */
export class ModuleFailure extends Error {
  override readonly name = 'ModuleFailure';
}

/** The call was cancelled, or a newer one took its place. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
