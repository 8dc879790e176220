import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { dovecotPath } from '../support/mailbox/dovecot.ts'

const node = process.execPath
const keeper = fileURLToPath(new URL('../support/servers/keeper.ts', import.meta.url))
const path = dovecotPath()

it.skipIf(path === null)(
  'a server of others is started once, and ends with a run that was killed',
  async () => {
    const child = spawn(node, [keeper], { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [url] = await once(createInterface(child.stdout), 'line')
    const ask = async (body: object) =>
      await fetch(String(url), { method: 'POST', body: JSON.stringify(body) })
    const answers = await Promise.all([1, 2].map(() => ask({ kind: 'dovecot', path })))
    const [first, second] = await Promise.all(answers.map(answer => answer.json()))
    expect(second).toEqual(first)
    const { base } = z.object({ base: z.string() }).parse(first)
    expect(existsSync(base)).toBe(true)
    // What stands wrong in one question is said to anyone who asked it.
    expect((await ask({ kind: 'oracle', path })).status).toBe(500)

    // However the process that holds its standard input ends.
    child.stdin.destroy()
    await once(child, 'exit')
    expect(existsSync(base)).toBe(false)
  },
)
