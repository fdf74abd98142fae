import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'web', environment: 'happy-dom', include: ['tests/web/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'parity', environment: 'node', include: ['tests/parity/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'sanitized', environment: 'node', include: ['tests/sanitized/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'tools', environment: 'node', include: ['tests/tools/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'habits', environment: 'node', include: ['tests/habits/**/*.test.ts'] },
      },
    ],
  },
});
