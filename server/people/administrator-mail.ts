import type { Deps } from '../deps.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { compileZone } from '../language/zone.ts'
import type { MailContent, MailKind, MailRow } from '../mail/kind.ts'
import { button, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { type MailHours, withinMailHours } from '../mail/rules.ts'
import { communeOf } from './commune.ts'
import { administratorTexts } from './mail-texts.ts'
import { languageOf } from './memberships.ts'
import { administratorsOf } from './store/members.ts'

/** What a mail says of something that does not work: it is read in this order. */
export type AdministratorNotice = {
  subject: Sentence
  title: Sentence
  said: readonly Sentence[]
  /** What there is to do, and where. */
  press: Sentence
  href: string
}

/** Something of a commune that can stop working by itself. */
type Watched<Found> = Pick<MailKind, 'kind' | 'wokenBy'> & {
  /** Those of every commune of which there is something to tell. */
  list(deps: Deps, now: number): Promise<Found[]>
  /** Undefined: it is gone. */
  find(deps: Deps, mail: MailRow): Promise<Found | undefined>
  /** One mail is told of each; null: there is nothing to tell any more. */
  roundOf(found: Found, now: number): string | null
  hoursOf?(found: Found): MailHours
  tell(
    deps: Deps,
    found: Found,
    commune: { name: string; zone: string },
    now: number,
  ): AdministratorNotice
}

/** A warning is for the day. */
export const daytime: MailHours = { from: 8 * 60, to: 20 * 60 }

/**
 * Tells a commune's administrators of something that does not work, once each round. A mail is no longer
 * true when the round is another, or its reader no longer administers. Without a mail server nothing is
 * written: what still holds is told when there is one.
 */
export function administratorMails<Found extends { id: number; communeId: number }>({
  kind,
  wokenBy,
  list,
  find,
  roundOf,
  hoursOf = () => daytime,
  tell,
}: Watched<Found>): MailKind {
  const stillSo = async (deps: Deps, mail: MailRow, now: number) => {
    const found = await find(deps, mail)
    return found !== undefined && roundOf(found, now) === mail.round ? found : null
  }
  return {
    kind,
    wokenBy,
    async queue(deps) {
      if (deps.mailer === null) return null
      const now = deps.clock.now()
      for (const found of await list(deps, now)) {
        const { id, communeId } = found
        const round = roundOf(found, now)
        if (round === null) continue
        const readers = (await administratorsOf(deps.db, communeId)).map(accountReader)
        const about = { communeId, subject: String(id), round, nextAt: now }
        await queueMails(deps, deps.db, { kind }, about, readers)
      }
      return null
    },
    async check(deps, mail, now) {
      const found = await stillSo(deps, mail, now)
      const readers = await administratorsOf(deps.db, mail.communeId)
      if (found === null || !readers.some(({ id }) => id === mail.userId)) return null
      const { zone } = await communeOf(deps, mail.communeId)
      return withinMailHours(now, hoursOf(found), compileZone(zone))
    },
    async write(deps, mails, now) {
      const [mail] = mails
      const found = mail && (await stillSo(deps, mail, now))
      if (!mail || !found) return null
      const commune = await communeOf(deps, mail.communeId)
      const language = await languageOf(deps, mail.userId)
      const notice = tell(deps, found, commune, now)
      return { mails, content: await administratorContent(notice, commune.name, language) }
    },
  }
}

/** @param language its reader's */
export async function administratorContent(
  notice: AdministratorNotice,
  commune: string,
  language: Language,
): Promise<MailContent> {
  const { href } = notice
  const subject = notice.subject[language]
  const said = notice.said.map(sentence => sentence[language])
  const why = administratorTexts.why[language]
  return {
    subject,
    text: mailText([commune, ...said.map(text => wrap(text)), href], wrap(why)),
    html: await mailHtml({
      ...{ language, subject, commune, why },
      title: notice.title[language],
      body: [...said.map(paragraph), button(href, notice.press[language])],
    }),
  }
}
