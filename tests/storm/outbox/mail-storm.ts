import type { Call, ReplyTo } from '../../../server/connectors/connector.ts'
import { ownOf } from '../../../server/connectors/mailbox/access/access.ts'
import { messageIdOf } from '../../../server/connectors/mailbox/compose.ts'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { type Cut, startCuttingProxy } from '../../support/mailbox/cutting-proxy.ts'
import { type Dovecot, password } from '../../support/mailbox/dovecot.ts'
import type { SmtpDrop } from '../../support/mailbox/smtp.ts'
import type { Chance } from '../chance.ts'

export type MailStormResult = {
  answers: number
  /** How many left, how many a person must judge, and of these how many had left. */
  sent: number
  unclear: number
  unclearSent: number
  wrong: string[]
}

const user = 'mairie@exemple.fr'
const text = 'Oui, de 9 h à 12 h.'

/**
 * Answers by mail over lines that break at any byte, at a server that refuses or forgets to answer. What
 * is not known is looked for, and tried again only where it is certainly absent. None may leave twice,
 * none that is called sent may be missing, and what a person must judge is at most what was cut off
 * after its copy lay in \Sent.
 */
export async function runMailStorm(
  { dovecot, drop }: { dovecot: Dovecot; drop: SmtpDrop },
  { faults, chance }: { faults: number; chance: Chance },
): Promise<MailStormResult> {
  const { reply, findReply, receive } = mailbox
  if (!reply || !findReply || !receive) throw new Error('incomplete')
  const own = ownOf({ address: user })
  if (own === null) throw new Error('no address')
  const cut: Cut = { left: Number.POSITIVE_INFINITY, isCut: false, passed: 0 }
  const imap = await startCuttingProxy(dovecot.port, cut)
  const smtp = await startCuttingProxy(Number(drop.smtp.split(':')[1]), cut)
  const guard = createGuard({ allowsLoopback: true })
  const http = createHttpClient(Date.now, guard)
  const call = (): Call => ({
    ...{ http, guard, apiUrl: '', secrets: { password }, now: Date.now() },
    config: { address: user, imap: `127.0.0.1:${imap.port}`, smtp: `127.0.0.1:${smtp.port}` },
  })
  const calm = () => Object.assign(cut, { left: Number.POSITIVE_INFINITY, isCut: false, passed: 0 })
  const result: MailStormResult = { answers: 0, sent: 0, unclear: 0, unclearSent: 0, wrong: [] }
  try {
    dovecot.deliver(
      user,
      `From: julie@exemple.org\r\nTo: ${user}\r\nMessage-ID: <q@x>\r\nSubject: Horaires\r\n\r\nEst-ce ouvert ?\r\n`,
      Date.now(),
    )
    const page = await receive(call(), null)
    if (page.kind !== 'page') throw new Error(page.reason.fr)
    const remoteId = page.conversations[0]?.messages[0]?.remoteId ?? ''
    const to: ReplyTo = {
      ...{ remoteId, visibility: 'private', way: 'private', lastInboundAt: 0 },
      authorRemoteId: 'mailto:julie@exemple.org',
    }
    // How much is said in all, so that a cut may fall anywhere in it.
    calm()
    await reply(call(), to, text, 'calm', [])
    const whole = cut.passed
    drop.mails.length = 0
    const ends = new Map<string, 'sent' | 'unclear'>()

    for (let fault = 0; fault < faults; fault++) {
      const key = `key ${fault}`
      calm()
      drop.next = null
      const trouble = chance.below(10)
      if (trouble === 0) drop.next = 'lose answer'
      else if (trouble === 1) drop.next = 'lose mail'
      else if (trouble === 2) drop.next = 'refuse'
      else if (trouble === 3) drop.next = 'refuse for now'
      else cut.left = chance.below(whole)
      const outcome = await reply(call(), to, text, key, [])
      calm()
      drop.next = null
      result.answers++
      let end: 'sent' | 'unclear' = 'unclear'
      if (outcome.kind === 'published') end = 'sent'
      else {
        const found =
          outcome.kind === 'unknown'
            ? await findReply(call(), to, text, 0, key)
            : { kind: 'absent' }
        if (found.kind === 'found') end = 'sent'
        if (found.kind === 'absent') {
          // Somebody presses « Réessayer ».
          const again = await reply(call(), to, text, key, [])
          if (again.kind === 'published') end = 'sent'
          else if (again.kind !== 'unknown') result.wrong.push(`${key}: ${again.reason.fr}`)
        }
      }
      ends.set(key, end)
    }
    // What a server took whose line was cut may still be on its way to the list.
    await new Promise(resolve => setTimeout(resolve, 500))
    for (const [key, end] of ends) {
      const id = messageIdOf(key, own)
      const left = drop.mails.filter(({ text: mail }) => mail.includes(id)).length
      if (left > 1) result.wrong.push(`${key}: left ${left} times`)
      if (end === 'sent') {
        result.sent++
        if (left !== 1) result.wrong.push(`${key}: called sent, left ${left} times`)
      } else {
        result.unclear++
        result.unclearSent += left
      }
    }
    return result
  } finally {
    calm()
    await imap.close()
    await smtp.close()
    await http.close()
  }
}
