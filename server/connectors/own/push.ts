import { sentences } from '../../language/sentence.ts'
import type { Connector, Manifest } from '../connector.ts'
import { noPictures } from '../manifest.ts'
import { audienceOf, themeField } from '../network/audience.ts'

const says = sentences('push', {
  kind: { fr: 'Notifications', en: 'Notifications' },
  description: {
    fr: 'Les habitants qui s’abonnent depuis la page publique sont prévenus sur leur téléphone, sans compte ni application.',
    en: 'Residents who sign up on the public page are told on their telephones, without an account or an app.',
  },
  ready: {
    fr: 'Les habitants peuvent s’abonner.',
    en: 'Residents can sign up.',
  },
})

const manifest: Manifest = {
  key: 'push',
  label: says.kind,
  description: says.description,
  fields: [themeField],
  limits: {
    // A telephone shows four lines or so. The rest stands on the page that a press opens.
    textLength: 500,
    counts: 'codepoints',
    ...noPictures,
    asOf: '2026-12-01',
    source: 'https://www.rfc-editor.org/rfc/rfc8030#section-7.2',
  },
  pollEveryMs: 24 * 60 * 60_000,
}

/** Browsers that residents subscribed: what is published is pushed to each (server/subscribers). */
export const push: Connector = audienceOf(manifest, 'push', says.ready)
