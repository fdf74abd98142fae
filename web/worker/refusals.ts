import type { Fault } from '../contract/model';

/** What was asked cannot be done: the call is answered with the fault, and all goes on. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** The job was asked to stop, and did. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** What the core has opened, or its refusal. */
export function unlessFault<Opened extends object>(opened: Opened | { fault: Fault }): Opened {
  if ('fault' in opened) throw new Refused(opened.fault);
  return opened;
}
