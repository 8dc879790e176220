import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { runCommand } from '../../../server/cli/run.ts'
import type { AskedCommand, EndedCommand } from '../command.ts'

/**
 * The `tambour` command as `server/run.mjs` starts it, once for each message: what a process of its own
 * would be given stands where the command looks for it.
 */
process.umask(0o077)
process.stderr.isTTY = false
const said = { stdout: '', stderr: '' }
for (const name of ['stdout', 'stderr'] as const) {
  process[name].write = (text: string | Uint8Array) => {
    said[name] += Buffer.from(text)
    return true
  }
}

process.on('message', async ({ args, folder, env, input }: AskedCommand) => {
  Object.assign(said, { stdout: '', stderr: '' })
  Object.defineProperty(process, 'stdin', {
    configurable: true,
    value: Readable.from(input === '' ? [] : [Buffer.from(input)]),
  })
  process.env = env
  process.chdir(folder)
  const open = process.getActiveResourcesInfo().length
  const status = await runCommand(args)
  // What it left open would keep a process of its own from ending.
  while (process.getActiveResourcesInfo().length > open) {
    await setTimeout(1, undefined, { ref: false })
  }
  process.chdir('/')
  process.send?.({ status, ...said } satisfies EndedCommand)
})
