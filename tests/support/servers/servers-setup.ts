import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

const node = process.execPath
const keeper = fileURLToPath(new URL('keeper.ts', import.meta.url))

/** The one place of a run that starts servers that others wrote; none is started before it is asked for. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const child = spawn(node, [keeper], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [url] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  project.provide('servers', String(url))
  return async () => {
    child.stdin.end()
    await ended
  }
}
