const generated = [
  /(^|\/)(node_modules|build|dist|test-results|playwright-report|__pycache__|\.cache)\//,
  /(^|\/)(compile_commands\.json|CMakeCache\.txt|build\.ninja)$/,
  /\.(wasm|o|a|so|pyc|log|tsbuildinfo)$/,
];

/** No tracked path is one that a build, a test run or an installation writes. */
export function generatedFiles(tracked: readonly string[]): string[] {
  return tracked
    .filter((path) => generated.some((pattern) => pattern.test(path)))
    .map((path) => `${path} is generated, and tracked`);
}
