import { aloneTerms } from './courtesy-alone.ts'
import { attendance, laughter, memories, rhetorical } from './courtesy-life.ts'
import { agreement, alone, greetings, settled, thanks } from './courtesy-manners.ts'
import { praise } from './courtesy-praise.ts'
import { condolences, wishes } from './courtesy-wishes.ts'

/**
 * The words by which a message needs no answer, as data: the screen that lists the rules shows
 * these lists. Case, accents, apostrophes, punctuation, the endings of the plural and the feminine
 * and letters repeated ("merciiii", "bone") make no difference. What stands in no list, here or in
 * plain-terms.ts, is unknown.
 */
export const courtesyTerms = {
  praise,
  wishes,
  condolences,
  attendance,
  laughter,
  thanks,
  greetings,
  agreement,
  settled,
  memories,
  rhetorical,
  alone: [...alone, ...Object.values(aloneTerms).flat()],
  /** Words that go with those: alone they leave nothing out. */
  companions: [
    'à vous',
    'à vous aussi',
    'vous aussi',
    'à toi',
    'à toi aussi',
    'à tous',
    'à toutes',
    'à toutes et à tous',
    'à tout le monde',
    'tout le monde',
    'à toute l’équipe',
    'toute l’équipe',
    'la mairie',
    'à la mairie',
    'madame',
    'monsieur',
    'mesdames',
    'messieurs',
    'madame le maire',
    'madame la maire',
    'monsieur le maire',
  ],
} as const

/** Faces drawn with punctuation: they count as emoji. */
export const emoticons = [
  ':)',
  ':-)',
  ';)',
  ';-)',
  ':(',
  ':-(',
  ':D',
  ':-D',
  ':p',
  ':P',
  ':-p',
  ':-P',
  'xD',
  'XD',
  '^^',
  '<3',
] as const
