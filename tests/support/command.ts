import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { childPath } from './children.ts'

export type Ran = { status: number | null; stdout: string; stderr: string; json: unknown }
export type RunOptions = { env?: Record<string, string>; input?: string }

/** An installation of its own: a folder in which programs run, without anything of this one's. */
export type Installation = {
  folder: string
  /**
   * Runs the `tambour` command, as `npm run -s tambour -- …` does: each the first time as it is
   * installed, and then in the pieces of `children.ts`, which start in half the time.
   */
  tambour(args: string[], options?: RunOptions): Promise<Ran>
  /** Starts a program of `server/run.mjs`; what still runs is killed by `remove`. */
  spawn(program: string, args: string[], env?: Record<string, string>): ChildProcess
  remove(): void
}

const node = resolve('node_modules/.bin/node')
const runner = resolve('server/run.mjs')

export function newInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'))
  const running = new Set<ChildProcess>()
  const known = new Set<string | undefined>()
  const start = (args: string[], env: Record<string, string> = {}) => {
    const child = spawn(node, args, {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', ...env },
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }
  return {
    folder,
    spawn: (program, args, env) => start([runner, program, ...args], env),
    tambour: async (args, { env, input } = {}) => {
      const isKnown = known.has(args[0])
      known.add(args[0])
      const { NODE_COMPILE_CACHE = '' } = process.env
      const child = isKnown
        ? start([childPath('cli'), ...args], { NODE_COMPILE_CACHE, ...env })
        : start([runner, 'cli', ...args], env)
      child.stdin.on('error', () => undefined)
      child.stdin.end(input ?? '')
      return await ended(child)
    },
    remove() {
      for (const child of running) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits for a program's end; `json` is what it printed, where that is JSON. */
export async function ended(child: ChildProcess): Promise<Ran> {
  const stdout = text(child.stdout)
  const stderr = text(child.stderr)
  const status = await new Promise<number | null>((done, failed) => {
    child.once('error', failed)
    child.once('close', done)
  })
  return { status, stdout: stdout(), stderr: stderr(), json: jsonOf(stdout()) }
}

function text(stream: NodeJS.ReadableStream | null): () => string {
  let read = ''
  stream?.setEncoding('utf8').on('data', chunk => {
    read += chunk
  })
  return () => read
}

function jsonOf(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}

/** One line, a capital first, a full stop last. */
export const oneSentence = /^[«A-ZÀÉ-][^\n]*\.\n$/
