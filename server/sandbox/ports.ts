import { createServer } from 'node:net'
import type { DemoSettings } from '../settings.ts'

/** No port is left, or the chosen one is taken; the message is one sentence that says what to do. */
export class NoPort extends Error {
  override name = 'NoPort'
}

/** How many ports are tried where nobody chose one. */
const tried = 50

/** A port for each: the one that was chosen, or the first free one from `first` on. */
type Wanted = { name: string; chosen: number | null; first: number }

/**
 * A demonstration should not stop for a busy port that nobody chose, and should never be elsewhere
 * than where it was told to be. No port is given twice.
 * @param wanted `name` is what stands for it in the sentence of a refusal.
 * @throws NoPort
 */
export async function choosePorts(wanted: readonly Wanted[]): Promise<number[]> {
  const given = new Set<number>()
  const take = async ({ name, chosen, first }: Wanted): Promise<number> => {
    const last = chosen ?? first + tried - 1
    for (let port = chosen ?? first; port <= last; port += 1) {
      if (given.has(port) || !(await isFree(port))) continue
      given.add(port)
      return port
    }
    throw new NoPort(
      chosen === null
        ? `Aucun port n’est libre entre ${first} et ${last} pour ${name} : choisissez-en un autre.`
        : `Le port ${chosen}, choisi pour ${name}, est déjà pris : choisissez-en un autre.`,
    )
  }
  // What was chosen comes first: the others go round it.
  const inOrder = wanted.toSorted((a, b) => Number(a.chosen === null) - Number(b.chosen === null))
  const taken = new Map<Wanted, number>()
  for (const one of inOrder) taken.set(one, await take(one))
  return wanted.flatMap(one => taken.get(one) ?? [])
}

/** Those of a village, its mailbox and the Tambour beside them. @throws NoPort */
export async function demoPorts({ port, sandboxPort, smtpPort }: DemoSettings) {
  const [tambour = 0, sandbox = 0, mail = 0] = await choosePorts([
    { name: 'Tambour (PORT)', chosen: port, first: 3000 },
    { name: 'le village (SANDBOX_PORT)', chosen: sandboxPort, first: 3400 },
    { name: 'le courrier (SANDBOX_SMTP_PORT)', chosen: smtpPort, first: 3425 },
  ])
  return { tambour, sandbox, mail }
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
