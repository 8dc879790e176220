import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../network/free-port.ts'
import { startPython } from './debian-python.ts'

export type MailDrop = {
  smtpUrl: string
  /** What was delivered, as it lies in the mailbox, in the order in which it came. */
  mails(): Buffer[]
  stop(): void
}

/**
 * Python's aiosmtpd (https://aiosmtpd.aio-libs.org), which delivers into a Maildir. OpenSMTPD,
 * Postfix and Exim each need root and users of their own; this one runs as the user who tests.
 */
export async function startMailDrop(python: string): Promise<MailDrop> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'tambour-maildrop-'))
  const box = join(folder, 'box')
  const args = ['aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, '-c', 'aiosmtpd.handlers.Mailbox', box]
  const end = await startPython(python, args, port)
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails: () =>
      readdirSync(join(box, 'new'))
        .toSorted((one, other) => numberOf(one) - numberOf(other))
        .map(name => readFileSync(join(box, 'new', name))),
    stop() {
      end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Python counts what it delivers (« …Q3.host »); the microseconds before it have no leading zeros. */
const numberOf = (name: string): number => Number(/Q(\d+)\./.exec(name)?.[1] ?? 0)
