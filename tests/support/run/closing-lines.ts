import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** Name and version of a real server that the test used, or why it had none. */
    realServer?: string
    /** Version and path of the browser. */
    browser?: string
  }
}

const slowest = 10
const seconds = (ms: number) => `${(ms / 1000).toFixed(1).padStart(6)} s`

/** Prints at the end of a run the slowest files, which browser and servers it used, and what did not run. */
export default class ClosingLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length > slowest)
      say(`The slowest ${slowest} of ${modules.length} files`, slowestOf(modules))
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const metas = tests.map(test => test.meta())
    say('Browser', namesOf(metas.map(({ browser }) => browser)))
    say('Real servers', namesOf(metas.map(({ realServer }) => realServer)))
    const reasons = tests.flatMap(test => {
      const result = test.result()
      return result.state === 'skipped' ? [result.note ?? 'no reason given'] : []
    })
    const counts = Map.groupBy(reasons, reason => reason)
    say(
      'Tests skipped, by reason',
      [...counts].map(([reason, { length }]) => `  ${String(length).padStart(4)}  ${reason}`),
    )
  }
}

const namesOf = (names: (string | undefined)[]) =>
  [...new Set(names)].filter(name => name !== undefined).map(name => `  ${name}`)

function slowestOf(modules: readonly TestModule[]): string[] {
  return modules
    .map(module => {
      const { duration, collectDuration } = module.diagnostic()
      return { module, ms: duration + collectDuration }
    })
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, slowest)
    .map(({ module, ms }) => `  ${seconds(ms)}  ${relative(process.cwd(), module.moduleId)}`)
}

function say(title: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`\n${title}:\n${lines.join('\n')}\n`)
}
