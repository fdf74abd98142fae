/** Something that only the person at the keyboard can settle. Its message is one sentence that says what to do. */
export class Obstacle extends Error {}

/**
 * Runs a command of ours. An obstacle is told in its one sentence, without a stack, and ends with exit code 1.
 * @param {() => Promise<void>} command
 */
export async function tellObstacles(command) {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
