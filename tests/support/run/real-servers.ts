import type { Reporter, TestModule } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** A server that is no play of ours, by its name and version; or why there is none. */
    realServer?: string
    /** The browser of its process, by its version and place. */
    browser?: string
  }
}

/** Says at the end of a run which browser it drove, and which real servers its tests spoke to. */
export default class RealServers implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const metas = modules.flatMap(module =>
      [...module.children.allTests()].map(test => test.meta()),
    )
    say(
      'Browser',
      metas.map(({ browser }) => browser),
    )
    say(
      'Real servers',
      metas.map(({ realServer }) => realServer),
    )
  }
}

function say(what: string, names: (string | undefined)[]): void {
  const known = [...new Set(names)].filter(name => name !== undefined)
  if (known.length > 0) process.stdout.write(`\n${what}: ${known.join(', ')}\n`)
}
