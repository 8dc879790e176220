import type { Language } from '../language/sentence.ts'
import { compileZone } from '../language/zone.ts'
import type { MailContent, MailKind } from '../mail/kind.ts'
import { button, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { type MailHours, withinMailHours } from '../mail/rules.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { administratorsOf } from '../people/store/members.ts'
import { webhookTexts as texts } from './mail-texts.ts'
import { newsMs } from './rules.ts'
import { type EndpointRow, findEndpoint, silencedEndpoints } from './store/endpoints.ts'

/** Nothing of what residents see stands still. */
const hours: MailHours = { from: 8 * 60, to: 20 * 60 }

/**
 * Tells a commune's administrators that a webhook was disabled by itself, once each time. It is no longer
 * true once somebody enabled or removed it.
 */
export const webhookMails: MailKind = {
  kind: 'webhook-disabled',
  wokenBy: ['webhooks'],
  async queue(deps) {
    if (deps.mailer === null) return null
    const now = deps.clock.now()
    for (const endpoint of await silencedEndpoints(deps.db, now - newsMs)) {
      const { id, communeId } = endpoint
      const about = { communeId, subject: String(id), round: roundOf(endpoint), nextAt: now }
      const readers = (await administratorsOf(deps.db, communeId)).map(accountReader)
      await queueMails(deps, deps.db, webhookMails, about, readers)
    }
    return null
  },
  async check(deps, mail, now) {
    const endpoint = await findEndpoint(deps.db, Number(mail.subject))
    const readers = await administratorsOf(deps.db, mail.communeId)
    const isTrue = endpoint !== undefined && roundOf(endpoint) === mail.round
    if (!isTrue || !readers.some(({ id }) => id === mail.userId)) return null
    const { zone } = await communeOf(deps, mail.communeId)
    return withinMailHours(now, hours, compileZone(zone))
  },
  async write(deps, mails) {
    const [mail] = mails
    const endpoint = mail && (await findEndpoint(deps.db, Number(mail.subject)))
    if (mail === undefined || endpoint === undefined) return null
    const { name: commune, zone } = await communeOf(deps, mail.communeId)
    const language = await languageOf(deps, mail.userId)
    const href = `${deps.publicUrl}/reglages/webhooks`
    return { mails, content: await webhookContent({ ...endpoint, language, commune, zone, href }) }
  },
}

const roundOf = ({ disabledAt }: Pick<EndpointRow, 'disabledAt'>) => String(disabledAt)

export type DisabledFacts = Pick<EndpointRow, 'name' | 'disabledWhy' | 'failingSince'> & {
  /** Its reader's. */
  language: Language
  commune: string
  zone: string
  /** Address of the screen. */
  href: string
}

export async function webhookContent(facts: DisabledFacts): Promise<MailContent> {
  const { language, name, commune, zone, disabledWhy, failingSince, href } = facts
  const subject = texts.subject(name, commune)[language]
  const happened =
    disabledWhy === 'silent' && failingSince !== null
      ? texts.silent(name, failingSince, zone)
      : texts.gone(name)
  const said = [happened[language], texts.next[language]]
  const why = texts.why[language]
  return {
    subject,
    text: mailText([commune, ...said.map(text => wrap(text)), href], wrap(why)),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: texts.title(name)[language],
      body: [...said.map(paragraph), button(href, texts.open[language])],
      why,
    }),
  }
}
