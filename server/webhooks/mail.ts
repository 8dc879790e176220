import type { MailKind } from '../mail/kind.ts'
import { type AdministratorNotice, administratorMails } from '../people/administrator-mail.ts'
import { webhookTexts as texts } from './mail-texts.ts'
import { newsMs } from './rules.ts'
import { type EndpointRow, findEndpoint, silencedEndpoints } from './store/endpoints.ts'

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
