import { createServer } from 'node:net'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { choosePorts, demoPorts } from '../../server/sandbox/ports.ts'
import { ended, type Installation, newInstallation, oneSentence } from '../support/command.ts'
import { freePort } from '../support/network/free-port.ts'

let here: Installation
beforeEach(() => {
  here = newInstallation()
  onTestFinished(() => here.remove())
})

/** Somebody else's program, on a port. */
async function busyPort(): Promise<number> {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>(resolve => other.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => other.close(() => resolve())))
  return port
}

// Played whole: demo.servers.test.ts.
describe('npm run demo', () => {
  it('says in one sentence that the port chosen is taken, without its name too', async () => {
    const port = await busyPort()
    const { status, stdout, stderr } = await ended(here.spawn('demo', [`${port}`]))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain(`Le port ${port}, choisi pour Tambour (PORT), est déjà pris`)
  })

  it('says in one sentence what is wrong in what it is asked', async () => {
    const { status, stdout, stderr } = await ended(here.spawn('demo', ['--prot', '3000']))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(oneSentence)
  })

  it.each([
    ['sandboxPort', 'le village (SANDBOX_PORT)'],
    ['smtpPort', 'le courrier (SANDBOX_SMTP_PORT)'],
  ])('refuses a %s that is taken', async (which, name) => {
    const port = await busyPort()
    const chosen = { port: null, sandboxPort: null, smtpPort: null, [which]: port }
    await expect(demoPorts(chosen)).rejects.toThrow(`Le port ${port}, choisi pour ${name}`)
  })
})

describe('choosePorts', () => {
  it('goes round what is taken and what was chosen, where nobody chose', async () => {
    const first = await busyPort()
    const chosen = await freePort()
    const ports = await choosePorts([
      { name: 'a', chosen: null, first },
      { name: 'b', chosen: null, first: chosen },
      { name: 'c', chosen, first },
    ])
    expect(ports[0]).toBeGreaterThan(first)
    expect(ports[1]).toBeGreaterThan(chosen)
    expect(ports[2]).toBe(chosen)
    expect(new Set(ports).size).toBe(3)
  })

  it('refuses a port that was chosen twice', async () => {
    const chosen = await freePort()
    const wanted = ['a', 'b'].map(name => ({ name, chosen, first: 1 }))
    await expect(choosePorts(wanted)).rejects.toThrow(`Le port ${chosen}, choisi pour b`)
  })
})
