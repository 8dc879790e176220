import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** How long it may take where it is still to be installed, ms. */
export const installingMs = 5 * 60_000

/**
 * A Python that has a module, installed by `debian-python.sh` where there is none; null: it cannot be
 * had. `MODULE_PYTHON` names one that has it already.
 */
export function debianPython(
  module: 'icalendar' | 'radicale' | 'aiosmtpd' | 'feedparser',
): string | null {
  const given = process.env[`${module.toUpperCase()}_PYTHON`]
  if (given !== undefined) return given
  const place = `/usr/lib/python3/dist-packages/${module}`
  const script = fileURLToPath(new URL('debian-python.sh', import.meta.url))
  if (!existsSync(place)) spawnSync('bash', [script, module], { stdio: 'inherit' })
  return existsSync(place) ? '/usr/bin/python3' : null
}

/** As `radicale 3.5.0`. */
export function nameOf(python: string, module: string): string {
  const program = `import importlib.metadata as m; print(m.version('${module}'))`
  return `${module} ${spawnSync(python, ['-c', program], { encoding: 'utf8' }).stdout.trim()}`
}

/** Starts a server of a Python module, which listens on that port of loopback. @returns what ends it */
export async function startPython(
  python: string,
  args: readonly string[],
  port: number,
): Promise<() => void> {
  const server = spawn(python, ['-m', ...args], { stdio: 'ignore' })
  const end = () => void server.kill('SIGKILL')
  process.once('exit', end)
  while (!(await isListening(port))) {
    if (hasEnded(server)) throw new Error(`${args[0]} does not start`)
    await sleep(50)
  }
  return () => {
    process.off('exit', end)
    end()
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    // Nobody listens there yet.
    return false
  } finally {
    socket.destroy()
  }
}
