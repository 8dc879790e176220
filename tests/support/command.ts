import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { childPath } from './children/children.ts'

export type Ran = { status: number | null; stdout: string; stderr: string; json: unknown }
type RunOptions = {
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
   * as it is installed, and those that come after it one by one in a process that has loaded it.
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

const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
const usual = { PATH, LOG_LEVEL: 'silent' }
const node = process.execPath
const runner = resolve('server/run.mjs')
let isFirst = true

export function newInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'))
  const running = new Set<ChildProcess>()
  const start = (args: string[], env: Record<string, string> = {}) => {
    const child = spawn(node, args, {
      cwd: folder,
      env: { ...usual, ...env },
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }
  return {
    folder,
    spawn: (program, args, env) => start([runner, program, ...args], env),
    serve: env => start([childPath('main')], { NODE_COMPILE_CACHE, ...env }),
    tambour: async (args, { env, input = '', installed = isFirst } = {}) => {
      isFirst = false
      if (!installed) return await inTurn({ args, folder, env: { ...usual, ...env }, input })
      const child = start([runner, 'cli', ...args], env)
      child.stdin.on('error', () => undefined)
      child.stdin.end(input)
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

/** What `cli-child.ts` is told of one command, and tells of it. */
export type AskedCommand = Required<Pick<RunOptions, 'env' | 'input'>> & {
  args: string[]
  folder: string
}
export type EndedCommand = Omit<Ran, 'json'>

const endedCommand = z.object({ status: z.number(), stdout: z.string(), stderr: z.string() })

let commands: ChildProcess | undefined
let before: Promise<unknown> = Promise.resolve()

/** Runs a command in the process that runs all of this test process, once those before it have ended. */
function inTurn(asked: AskedCommand): Promise<Ran> {
  const ran = before.then(async () => {
    commands ??= commandProcess()
    commands.send(asked)
    const [said] = await once(commands, 'message', { signal: ending.signal })
    const command = endedCommand.parse(said)
    return { ...command, json: jsonOf(command.stdout) }
  })
  before = ran.catch(() => undefined)
  return ran
}

const ending = new AbortController()

function commandProcess(): ChildProcess {
  const child = fork(childPath('cli'), [], { execPath: node, env: { PATH, NODE_COMPILE_CACHE } })
  child.once('exit', () => ending.abort(new Error('the process of commands ended')))
  child.unref()
  child.channel?.unref()
  return child
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
