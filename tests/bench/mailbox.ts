import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { type Dovecot, dovecotPath, password, startDovecot } from '../support/mailbox/dovecot.ts'
import { startSmtpDrop } from '../support/mailbox/smtp.ts'
import { stopProgram } from './bench-village.ts'
import { median, ms, say } from './figures.ts'
import { setUp, startTambour } from './tambour.ts'

const user = 'mairie@exemple.fr'
const lookEveryMs = 50
/** The bar of the issue. */
const bar = { minutes: 10, megabytes: 300 }

const channel = z.object({
  id: z.int(),
  progress: z.object({ read: z.int(), of: z.int() }).nullable(),
  lastPollAt: z.string().nullable(),
  pollError: z.string().nullable(),
})

const listed = z.object({ channels: z.array(channel) })

/**
 * A mailbox of so many mails of the last year at a local dovecot, connected to a started server: how long
 * the first look takes, what the server holds of memory meanwhile, how long others wait, and how soon
 * after that a new mail is shown.
 */
export async function benchMailbox(count = 100_000): Promise<void> {
  const path = dovecotPath()
  if (path === null || process.platform !== 'linux') {
    say('the mailbox', 'no dovecot can be had here')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const dovecot = await startDovecot(path)
  const drop = await startSmtpDrop()
  fill(dovecot, count)
  const tambour = await startTambour('http://127.0.0.1:9', folder, { LOOPBACK_FEEDS: '1' })
  try {
    const { ask } = await setUp(tambour)
    const before = memoryMb(tambour.child.pid, 'VmRSS')
    const start = performance.now()
    const made = channel.parse(
      await ask('POST', '/channels', {
        connector: 'mailbox',
        name: 'Mairie',
        config: { address: user, imap: dovecot.imap, smtp: drop.smtp },
        secrets: { password },
      }),
    )
    const waits: number[] = []
    let isOver = false
    const looking = (async () => {
      while (!isOver) {
        const asked = performance.now()
        const answer = await fetch(`${tambour.url}/healthz`).catch(() => null)
        if (answer === null) return
        await answer.arrayBuffer()
        waits.push(performance.now() - asked)
        await setTimeout(lookEveryMs)
      }
    })()
    for (let shown = 0; ; ) {
      const { channels } = listed.parse(await ask('GET', '/channels'))
      const now = channels.find(({ id }) => id === made.id)
      if (now === undefined) throw new Error('the channel went')
      if (now.pollError !== null) throw new Error(now.pollError)
      if (now.progress === null && now.lastPollAt !== null && shown > 0) break
      if (now.progress === null && now.lastPollAt !== null && performance.now() - start > 60_000)
        break
      const tenths = Math.floor(((now.progress?.read ?? 0) * 10) / (now.progress?.of ?? 1))
      if (now.progress !== null && tenths > shown - 1) {
        shown = tenths + 1
        say(`  ${now.progress.read} of ${now.progress.of}`, seconds(performance.now() - start))
      }
      await setTimeout(200)
    }
    const took = performance.now() - start
    isOver = true
    await looking
    const peak = memoryMb(tambour.child.pid, 'VmHWM')
    say('mails', count.toLocaleString('en'))
    say('the first look', seconds(took))
    say('mails a second', ((count * 1000) / took).toFixed(0))
    say('memory at its highest', `${peak.toFixed(0)} MB (${before.toFixed(0)} MB before)`)
    say('another request meanwhile, median', ms(median(waits)))
    say('another request, the longest wait', ms(Math.max(...waits)))
    const delays: number[] = []
    for (let one = 0; one < 10; one++) delays.push(await untilShown(dovecot, ask, one))
    say('a new mail is listed after, median', ms(median(delays)))
    say('a new mail is listed after, the longest', ms(Math.max(...delays)))
    if (took > bar.minutes * 60_000 || peak > bar.megabytes) {
      say('the bar', `missed: ${bar.minutes} min, ${bar.megabytes} MB`)
      process.exitCode = 1
    }
  } finally {
    await stopProgram(tambour.child)
    await drop.close()
    dovecot.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const seconds = (took: number): string => `${(took / 1000).toFixed(1)} s`

/** A year of a small town’s mails: questions, half of them answered; some are pages, some bring files. */
function fill(dovecot: Dovecot, count: number): void {
  const began = Date.now() - 360 * 24 * 60 * 60_000
  const step = (355 * 24 * 60 * 60_000) / count
  for (let index = 0; index < count; index++) {
    const at = Math.floor(began + index * step)
    const question = index % 3 === 2 ? index - 1 : index
    const citizen = `habitant${question % 4_000}@exemple.org`
    const isAnswer = index % 3 === 2
    const head = [
      `Received: from mx (mx [192.0.2.1]) by mail.exemple.fr; ${new Date(at).toUTCString()}`,
      'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=exemple.org; s=s; '.padEnd(400, 'b'),
      `From: ${isAnswer ? `Mairie <${user}>` : `Habitant ${question % 4_000} <${citizen}>`}`,
      `To: ${isAnswer ? citizen : user}`,
      `Subject: =?utf-8?Q?Demande_n=C2=B0_${question}?=`,
      `Date: ${new Date(at).toUTCString()}`,
      `Message-ID: <${index}@exemple.org>`,
      ...(isAnswer ? [`In-Reply-To: <${question}@exemple.org>`] : []),
      ...(isAnswer && index % 2 === 0 ? [`References: <${question}@exemple.org>`] : []),
      'MIME-Version: 1.0',
    ]
    const body = bodyOf(index)
    dovecot.deliver(user, `${head.join('\r\n')}\r\n${body}`, at, isAnswer ? 'Sent' : 'INBOX')
  }
}

const words =
  'Bonjour, je souhaite savoir si la salle des fêtes est libre, et combien elle coûte. Merci. '

function bodyOf(index: number): string {
  const text = words.repeat(1 + (index % 20))
  if (index % 5 === 0) {
    const page = `<html><body>${`<p style="margin:0">${words}</p>`.repeat(40)}</body></html>`
    const part = (type: string, content: string) =>
      `--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${content}\r\n`
    return `Content-Type: multipart/alternative; boundary=b\r\n\r\n${part('text/plain', text)}${part('text/html', page)}--b--\r\n`
  }
  if (index % 50 === 1) {
    const file = Buffer.alloc(60_000, index).toString('base64')
    return `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}\r\n--b--\r\n`
  }
  return `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`
}

/** From the mail’s delivery until the list of conversations has it. */
async function untilShown(
  dovecot: Dovecot,
  ask: (method: string, path: string) => Promise<unknown>,
  one: number,
): Promise<number> {
  await setTimeout(3_000)
  const subject = `Nouvelle ${one} ${Date.now()}`
  const at = Date.now()
  const text = `From: x${one}@exemple.org\r\nTo: ${user}\r\nSubject: ${subject}\r\nMessage-ID: <new${at}@x>\r\n\r\nEst-ce ouvert samedi ?\r\n`
  dovecot.deliver(user, text, at)
  for (;;) {
    const listed = JSON.stringify(await ask('GET', '/conversations'))
    if (listed.includes(subject)) return Date.now() - at
    if (Date.now() - at > 90_000) throw new Error('the mail never came')
    await setTimeout(20)
  }
}

function memoryMb(pid: number | undefined, what: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024
}
