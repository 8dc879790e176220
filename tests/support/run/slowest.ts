import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

const shown = 10
const seconds = (ms: number) => `${(ms / 1000).toFixed(1).padStart(6)} s`

/** Prints the files that took the longest, at the end of a run of many. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= shown) return
    const lines = modules
      .map(module => {
        const { duration, collectDuration } = module.diagnostic()
        return { module, ms: duration + collectDuration }
      })
      .toSorted((one, other) => other.ms - one.ms)
      .slice(0, shown)
      .map(({ module, ms }) => `  ${seconds(ms)}  ${relative(process.cwd(), module.moduleId)}`)
    process.stdout.write(
      `\nThe slowest ${shown} of ${modules.length} files:\n${lines.join('\n')}\n`,
    )
  }
}
