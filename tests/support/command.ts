import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type Ran = { status: number | null; stdout: string; stderr: string; json: unknown }
export type RunOptions = { env?: Record<string, string>; input?: string }

/** An installation of its own: a folder in which programs run, without anything of this one's. */
export type Installation = {
  folder: string
  /** Runs the real `tambour` command, as `npm run -s tambour -- …` does. */
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
  const start = (program: string, args: string[], env: Record<string, string> = {}) => {
    const child = spawn(node, [runner, program, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', ...env },
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }
  return {
    folder,
    spawn: start,
    tambour: async (args, { env, input } = {}) => {
      const child = start('cli', args, env)
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
