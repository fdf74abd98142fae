// A program that answers: a line in, a line of JSON out.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Obstacle } from '../../obstacle.mjs';

/** @typedef {import('../contenders.mjs').Contender} Contender */

export class Answering {
  #command;
  #program;
  /** @type {AsyncIterator<string>} */
  #answers;

  /**
   * @param {string} command
   * @param {string[]} args
   */
  constructor(command, args) {
    this.#command = command;
    this.#program = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    // Who starts it waits for an answer, and is told there.
    this.#program.on('error', () => {});
    this.#program.stdin.on('error', () => {});
    this.#answers = createInterface({ input: this.#program.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Starts the program and waits for its first line, which says that it is ready.
   * @param {string} command
   * @param {string[]} args
   */
  static async open(command, args) {
    const program = new Answering(command, args);
    await program.#answer();
    return program;
  }

  async #answer() {
    const { value, done } = await this.#answers.next();
    if (done) throw new Obstacle(`${this.#command} ended before it had answered.`);
    const answer = JSON.parse(value);
    if (answer.error) throw new Obstacle(`${this.#command}: ${answer.error}.`);
    return answer;
  }

  /** @param {Contender} contender */
  async run({ kernel, what, size, requests, times }) {
    this.#program.stdin.write(`${kernel} ${what} ${size} ${requests} ${times}\n`);
    return this.#answer();
  }

  /** Of a program that has SHARDS: its mean absolute error. */
  async shardsError() {
    this.#program.stdin.write('shards-error - 0 0 1\n');
    return (await this.#answer()).error_of_shards;
  }

  async close() {
    if (this.#program.exitCode !== null || this.#program.pid === undefined) return;
    const closed = once(this.#program, 'close');
    this.#program.stdin.end();
    await closed;
  }
}
