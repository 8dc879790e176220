import type { Reporter, TestModule } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** A server that is no play of ours, by its name and version; or why there is none. */
    realServer?: string
  }
}

/** Says at the end of a run which real servers its tests spoke to. */
export default class RealServers implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap(module =>
      [...module.children.allTests()].flatMap(test => test.meta().realServer ?? []),
    )
    if (names.length > 0)
      process.stdout.write(`\nReal servers: ${[...new Set(names)].join(', ')}\n`)
  }
}
