import { englishInstant } from '../language/english.ts'
import { frenchInstant, NBSP } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'
import type { MailKind } from '../mail/kind.ts'
import { type AdministratorNotice, administratorMails } from '../people/administrator-mail.ts'
import { newsMs } from './rules.ts'
import { type EndpointRow, findEndpoint, silencedEndpoints } from './store-endpoints.ts'

/**
 * Tells a commune's administrators that a webhook was disabled by itself, once each time. It is no longer
 * true once somebody enabled or removed it.
 */
export const webhookMails: MailKind = administratorMails<EndpointRow>({
  kind: 'webhook-disabled',
  wokenBy: ['webhooks'],
  list: ({ db }, now) => silencedEndpoints(db, now - newsMs),
  find: ({ db }, mail) => findEndpoint(db, Number(mail.subject)),
  roundOf: ({ disabledAt }) => String(disabledAt),
  tell: ({ publicUrl }, endpoint, commune) =>
    webhookNotice(endpoint, commune, `${publicUrl}/reglages/webhooks`),
})

/** @param href the screen */
export function webhookNotice(
  { name, disabledWhy, failingSince }: Pick<EndpointRow, 'name' | 'disabledWhy' | 'failingSince'>,
  commune: { name: string; zone: string },
  href: string,
): AdministratorNotice {
  const isSilent = disabledWhy === 'silent' && failingSince !== null
  return {
    subject: texts.subject(name, commune.name),
    title: texts.title(name),
    said: [
      isSilent ? texts.silent(name, failingSince, commune.zone) : texts.gone(name),
      texts.next,
    ],
    press: texts.open,
    href,
  }
}

/** What a mail says of a webhook that is told nothing more; instants are ms UTC. */
const texts = sentences('webhooks.mail', {
  subject: (name: string, commune: string) => ({
    fr: `Le webhook «${NBSP}${name}${NBSP}» est désactivé, ${commune}`,
    en: `The webhook “${name}” is disabled, ${commune}`,
  }),
  title: (name: string) => ({
    fr: `Le webhook «${NBSP}${name}${NBSP}» est désactivé`,
    en: `The webhook “${name}” is disabled`,
  }),
  gone: (name: string) => ({
    fr: `Le logiciel «${NBSP}${name}${NBSP}» a répondu qu’il ne veut plus rien recevoir de Tambour. Il n’est plus prévenu de rien.`,
    en: `The software “${name}” answered that it wants nothing more from Tambour. It is told nothing any more.`,
  }),
  silent: (name: string, since: number, zone: string) => ({
    fr: `Le logiciel «${NBSP}${name}${NBSP}» n’a rien pris depuis le ${frenchInstant(since, zone, { weekday: true })}. Il n’est plus prévenu de rien.`,
    en: `The software “${name}” has taken nothing since ${englishInstant(since, zone, { weekday: true })}. It is told nothing any more.`,
  }),
  next: {
    fr: 'Voyez avec qui s’en occupe. Une fois réparé, activez le webhook et renvoyez ce qui a échoué. S’il ne sert plus, supprimez-le.',
    en: 'Ask those who look after it. Once it is mended, enable the webhook and send again what failed. If it is of no use any more, remove it.',
  },
  open: { fr: 'Voir les webhooks', en: 'See the webhooks' },
})
