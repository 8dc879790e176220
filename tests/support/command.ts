import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { childPath } from './children/children.ts'

export type Ran = { status: number | null; stdout: string; stderr: string; json: unknown }
export type RunOptions = {
  env?: Record<string, string>
  input?: string
  /** As it is installed, where that is what is tried. */
  installed?: boolean
}

/** An installation of its own: a folder in which programs run, without anything of this one's. */
export type Installation = {
  folder: string
  /**
   * Runs the `tambour` command, as `npm run -s tambour -- …` does: the first one of a test process
   * as it is installed, and then bundled by `children.ts`, which start in half the time.
   */
  tambour(args: string[], options?: RunOptions): Promise<Ran>
  /** Starts a program of `server/run.mjs`; what still runs is killed by `remove`. */
  spawn(program: string, args: string[], env?: Record<string, string>): ChildProcess
  /** Starts the server bundled by `children.ts`; ends like the others. */
  serve(env?: Record<string, string>): ChildProcess
  /**
   * Makes it « Saint-Rémi », whose administrator is a@exemple.fr: the command does it once a test
   * process, and what it made is copied.
   */
  setUp(): Promise<void>
  remove(): void
}

const node = resolve('node_modules/.bin/node')
const runner = resolve('server/run.mjs')
let isFirst = true

export function newInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'))
  const running = new Set<ChildProcess>()
  const start = (args: string[], env: Record<string, string> = {}) => {
    const child = spawn(node, args, {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', ...env },
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }
  const startBundled = (name: 'cli' | 'main', args: string[], env?: Record<string, string>) => {
    const { NODE_COMPILE_CACHE = '' } = process.env
    return start([childPath(name), ...args], { NODE_COMPILE_CACHE, ...env })
  }
  return {
    folder,
    spawn: (program, args, env) => start([runner, program, ...args], env),
    serve: env => startBundled('main', [], env),
    tambour: async (args, { env, input, installed = isFirst } = {}) => {
      isFirst = false
      const child = installed
        ? start([runner, 'cli', ...args], env)
        : startBundled('cli', args, env)
      child.stdin.on('error', () => undefined)
      child.stdin.end(input ?? '')
      return await ended(child)
    },
    async setUp() {
      model ??= modelFolder()
      cpSync(await model, folder, { recursive: true })
    },
    remove() {
      for (const child of running) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let model: Promise<string> | undefined

/** The folder of one that the command has set up. */
async function modelFolder(): Promise<string> {
  const here = newInstallation()
  process.once('exit', here.remove)
  const asked = ['setup', '--commune', 'Saint-Rémi', '--email', 'a@exemple.fr']
  const { status, stderr } = await here.tambour(asked)
  if (status !== 0) throw new Error(stderr)
  return here.folder
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
