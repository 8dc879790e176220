import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const named = /^tambour-run-(\d+)$/

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    // Another user's process refuses the signal.
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM'
  }
}

/**
 * One folder for whatever a run writes beside the house: databases, the browser's profiles, what a killed
 * process left. It goes with the run; that of a run which was killed itself goes with the next one.
 */
export default function setup(): void {
  const system = tmpdir()
  // Each project asks for it, and they share one run.
  if (named.test(basename(system))) return
  for (const name of readdirSync(system)) {
    const pid = Number(named.exec(name)?.[1])
    if (pid > 0 && !isRunning(pid)) rmSync(join(system, name), { recursive: true, force: true })
  }
  const folder = join(system, `tambour-run-${process.pid}`)
  // PostgreSQL, which root may not start, looks into it as a user of its own.
  mkdirSync(folder, { mode: 0o755 })
  process.env.TMPDIR = folder
  // After all that the projects put away, whichever of them ends last.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
}
