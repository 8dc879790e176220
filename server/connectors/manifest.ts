import type { Sentence } from '../language/sentence.ts'
import type { Counting } from '../language/text-length.ts'
import type { Badge } from './badge.ts'

/** What the rest of Tambour needs to know of a kind of channel: forms, limits, abilities. */
export type Manifest = {
  key: string
  label: Sentence
  /** One sentence for the screen that connects it. */
  description: Sentence
  /** Fields of the form, in order. `secret` ones are encrypted and never shown again. */
  fields: Field[]
  limits: Limits
  /** Its server is one that the person who connects names: it is called on the public network alone. */
  anyHost?: true
  /**
   * Its readers come back to what is published there, as to a page: what is corrected needs no
   * notice beside it.
   */
  keepsPages?: true
  /**
   * Nothing is called there: a person carries out what is due, at the address in its field `address`.
   * What is `printed` can be neither corrected nor taken back.
   */
  byHand?: 'changeable' | 'printed'
  /** How often to look when nothing happens, ms. */
  pollEveryMs: number
  /** How far back a first look reads; its progress is told in weeks, and not in messages. */
  firstWeeks?: number
  /** What files an answer may bring: all together, bytes, and how many; absent: none. */
  replyFiles?: { bytes: number; count: number }
  /** What its conversations are called is what they are about, as a mail's subject, and shown with the words. */
  hasSubjects?: true
  /** The mark that its network gives to whom answers fast; absent: it gives none. */
  badge?: Badge
  /** It is a page of ours: where, below this installation's address and before the channel's number. */
  page?: string
}

export type Field = {
  key: string
  label: Sentence
  help: Sentence
  secret: boolean
  required: boolean
  /** Not required, for another may stand for it, but what most give: asked beside what is required. */
  usual?: true
  /** Other secrets that it stands for: given anew, it takes their place. */
  replaces?: string[]
  /** Has several lines. */
  multiline?: true
  /** One of these; the first where nobody chose. */
  choices?: { value: string; label: Sentence }[]
  /** `random`: a word of one's own choosing, which the screen can make and lets one copy. */
  suggestion?: 'random'
  /** Nothing to ask for while a channel is being connected. */
  later?: true
  /** It has a form of its own: that of the rules of reports, which needs a channel to look at. */
  editor?: 'reports'
  /** What is wrong with a value, as a sentence that says what to write; null: nothing. */
  problemOf?(value: string): Sentence | null
}

/** A field that is shown and may stay empty, unless it is said to be otherwise. */
export function field(
  key: string,
  label: Sentence,
  help: Sentence,
  otherwise: Partial<Omit<Field, 'key' | 'label' | 'help'>> = {},
): Field {
  return { key, label, help, secret: false, required: false, ...otherwise }
}

/** Limits are dated data: `asOf` is the day on which they were read at `source`. */
export type Limits = PictureLimits & {
  textLength: number
  counts: Counting
  /** The most that one text may have, where the network says so. */
  hashtags?: number
  mentions?: number
  images: number
  /** Without an image nothing can be published. */
  needsImage?: true
  /** The network fetches images itself, at the `url` of each. */
  fetchesImages?: true
  asOf: string
  source: string
}

/** The limits of what is text alone. */
export const noPictures = { images: 0, imageBytes: 0, imageTypes: [] }

/** What a network takes of one picture. */
export type PictureLimits = {
  /** The largest file, bytes. */
  imageBytes: number
  /** Media types, as `image/jpeg`. */
  imageTypes: string[]
  /** A larger PNG than this is spoiled or refused there, bytes; absent: `imageBytes`. */
  pngBytes?: number
  /** Width divided by height; what lies outside is given white margins. */
  imageRatio?: { least: number; most: number }
  /** Width with its margins, px. */
  imageWidth?: { least: number; most: number }
  /** The longer side with its margins, px. */
  imageSide?: number
  /** Width times height, with the margins. */
  imagePixels?: number
}
