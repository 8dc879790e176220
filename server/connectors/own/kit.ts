import { type Sentence, verbatim } from '../../language/sentence.ts'
import type { Connector, Limits, Manifest } from '../connector.ts'
import { field, noPictures } from '../manifest.ts'
import { working } from '../network/check.ts'
import { kitSentences as says } from './sentences.ts'

/** One place where a person publishes: what is its own of it. */
type KitKind = {
  key: string
  label: Sentence
  description: Sentence
  limits: Limits
  /** Paper: what is out stays. */
  isPrinted?: true
  /** A board shows no more signs than it has room for, which differs from one to the next. */
  hasSigns?: true
  /** It is looked at, as a page: what is corrected there needs no notice beside it. */
  keepsPages?: true
}

/**
 * Seen on no page of these vendors: how long a text may be. The figures are ours, and careful: what
 * residents read on a telephone, and a picture that any form takes. Each names where its vendor would say.
 */
const onTelephones = {
  textLength: 1_000,
  counts: 'codepoints',
  images: 1,
  imageBytes: 2 * 1024 * 1024,
  imageTypes: ['image/jpeg', 'image/png'],
  imageSide: 1_600,
  asOf: '2026-12-01',
} as const satisfies Omit<Limits, 'source'>

const kinds: readonly KitKind[] = [
  {
    key: 'panneaupocket',
    label: verbatim('PanneauPocket'),
    description: says.panneauPocketDescription,
    limits: { ...onTelephones, source: 'https://www.panneaupocket.com/astuces-de-saisie' },
  },
  {
    key: 'intramuros',
    label: verbatim('IntraMuros'),
    description: says.intraMurosDescription,
    limits: { ...onTelephones, source: 'https://appli-intramuros.fr/faq/' },
  },
  {
    key: 'illiwap',
    label: verbatim('Illiwap'),
    description: says.illiwapDescription,
    limits: { ...onTelephones, source: 'https://www.illiwap.com/' },
  },
  {
    key: 'cityall',
    label: verbatim('CityAll'),
    description: says.cityAllDescription,
    limits: { ...onTelephones, source: 'https://www.lumiplan.com/' },
  },
  {
    key: 'facebook-group',
    label: says.group,
    description: says.groupDescription,
    limits: {
      // As a page's, of the same network.
      textLength: 63_206,
      counts: 'utf16',
      images: 10,
      imageBytes: 4 * 1024 * 1024,
      imageTypes: ['image/jpeg', 'image/png'],
      imageSide: 2_048,
      asOf: '2026-12-01',
      source: 'https://developers.facebook.com/docs/groups-api/',
    },
  },
  {
    key: 'paper',
    label: says.paper,
    description: says.paperDescription,
    isPrinted: true,
    limits: {
      // A short of a local page: some 200 words.
      textLength: 1_200,
      counts: 'codepoints',
      images: 1,
      // As large as a mail bears: a newspaper prints at 300 dots an inch.
      imageBytes: 5 * 1024 * 1024,
      imageTypes: ['image/jpeg', 'image/png'],
      asOf: '2026-12-01',
      source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1',
    },
  },
  {
    key: 'board',
    label: says.board,
    description: says.boardDescription,
    hasSigns: true,
    keepsPages: true,
    limits: {
      // Five lines of sixteen signs, which the smallest boards show.
      textLength: 80,
      counts: 'codepoints',
      ...noPictures,
      asOf: '2026-12-01',
      source:
        'https://decision-achats.fr/Decision-Achats/Article/L-innovation-stimule-l-achat-de-panneaux-d-information-25464-1.htm',
    },
  },
]

const fewestSigns = 20
const mostSigns = 1_000

const address = field('address', says.address, says.addressHelp, {
  usual: true,
  problemOf: value => (isAddress(value) ? null : says.badAddress),
})

const signs = field('signs', says.signs, says.signsHelp, {
  problemOf: value => (isSigns(value) ? null : says.badSigns(fewestSigns, mostSigns)),
})

function kitManifest(kind: KitKind): Manifest {
  const { key, label, description, limits, isPrinted, hasSigns, keepsPages } = kind
  return {
    key,
    label,
    description,
    fields: hasSigns ? [address, signs] : [address],
    limits,
    byHand: isPrinted ? 'printed' : 'changeable',
    ...(keepsPages && { keepsPages }),
    pollEveryMs: 60_000,
  }
}

/** What a board takes with the signs that its commune counted on it. */
function boardLimits(limits: Limits): (config: Record<string, string>) => Limits {
  return ({ signs: counted }) =>
    counted === undefined ? limits : { ...limits, textLength: Number(counted) }
}

function isAddress(value: string): boolean {
  return URL.canParse(value) && ['https:', 'http:', 'mailto:'].includes(new URL(value).protocol)
}

function isSigns(value: string): boolean {
  return /^\d{2,4}$/.test(value) && Number(value) >= fewestSigns && Number(value) <= mostSigns
}

/**
 * Where residents are and nothing can be called (PanneauPocket, IntraMuros, Illiwap and CityAll have no
 * public API, that of Facebook's groups is closed, a newspaper and most boards never had one): what is
 * due there is handed to a person with all that they need, and they say when it is done.
 */
export const kit = Object.fromEntries(
  kinds.map(({ key, ...kind }) => [key, kitOf({ key, ...kind })]),
) satisfies Record<string, Connector>

function kitOf(kind: KitKind): Connector {
  return {
    manifest: kitManifest(kind),
    check: async () => working([{ key: 'by-hand', level: 'ok', text: says.ready }]),
    ...(kind.hasSigns && { limitsFor: boardLimits(kind.limits) }),
  }
}
