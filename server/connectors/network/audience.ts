import { type Sentence, sentences } from '../../language/sentence.ts'
import type { AudienceWay, Connector, Manifest } from '../connector.ts'
import { field } from '../manifest.ts'
import { working } from './check.ts'

/** Signs that fit on one line of a telephone beside a box. */
const longestTheme = 40

const says = sentences('audience', {
  theme: { fr: 'Thème', en: 'Theme' },
  themeHelp: {
    fr: 'Ce que les habitants cochent pour s’abonner : Fêtes et sorties, École, Travaux, Alertes… Un canal par thème.',
    en: 'What residents tick to sign up: Festivities, School, Road works, Warnings… One channel a theme.',
  },
  themeTooLong: {
    fr: `${longestTheme} signes au plus : un mot ou deux se lisent mieux.`,
    en: `${longestTheme} signs at most: a word or two read better.`,
  },
})

/** What a resident signs up for: each channel is one theme. */
export const themeField = field('theme', says.theme, says.themeHelp, {
  required: true,
  problemOf: value => (value.trim().length > longestTheme ? says.themeTooLong : null),
})

/**
 * A channel that has no network: its readers signed up here, and Tambour reaches them itself. What is
 * published is out as soon as that is kept; what was not kept did not leave.
 */
export function audienceOf(manifest: Manifest, way: AudienceWay, ready: Sentence): Connector {
  return {
    manifest,
    async check() {
      return working([{ key: 'page', level: 'ok', text: ready }])
    },
    async publish(_call, _variant, key) {
      return { kind: 'published', remoteId: key, url: null }
    },
    async find() {
      return { kind: 'absent' }
    },
    audience: { way },
  }
}
