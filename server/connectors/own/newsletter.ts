import { NBSP } from '../../language/french.ts'
import { sentences } from '../../language/sentence.ts'
import { usualPerHour } from '../audience.ts'
import type { Connector, Manifest } from '../connector.ts'
import { field } from '../manifest.ts'
import { audienceOf, themeField } from '../network/audience.ts'

const says = sentences('newsletter', {
  kind: { fr: 'Courriel aux habitants', en: 'Mail to residents' },
  description: {
    fr: 'Les habitants qui s’abonnent depuis la page publique reçoivent chaque annonce par courriel, et s’en désabonnent d’une pression.',
    en: 'Residents who sign up on the public page get each announcement by mail, and leave by one press.',
  },
  perHour: { fr: 'Courriels par heure', en: 'Mails an hour' },
  perHourHelp: {
    fr: `Ce que votre hébergeur accepte. Sans réponse de sa part${NBSP}: ${usualPerHour}.`,
    en: `What your provider takes. Where it does not say: ${usualPerHour}.`,
  },
  badNumber: {
    fr: 'Écrivez un nombre entre 1 et 100 000.',
    en: 'Write a number between 1 and 100,000.',
  },
  ready: {
    fr: 'Les habitants peuvent s’abonner.',
    en: 'Residents can sign up.',
  },
})

const manifest: Manifest = {
  key: 'newsletter',
  label: says.kind,
  description: says.description,
  fields: [
    themeField,
    field('perHour', says.perHour, says.perHourHelp, {
      problemOf: value => (/^[1-9]\d{0,4}$|^100000$/.test(value) ? null : says.badNumber),
    }),
  ],
  limits: {
    textLength: 20_000,
    counts: 'codepoints',
    images: 4,
    imageBytes: 1024 * 1024,
    imageTypes: ['image/jpeg', 'image/png'],
    imageSide: 1200,
    asOf: '2026-12-01',
    source: 'https://help.ovhcloud.com/csm/fr-mx-plan-faq',
  },
  pollEveryMs: 24 * 60 * 60_000,
}

/** Mailboxes that residents signed up: what is published is mailed to each (server/subscribers). */
export const newsletter: Connector = audienceOf(manifest, 'mail', says.ready)
