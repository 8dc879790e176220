/** A question, the mairie's answer, and what is said after it. */
export type Talk = readonly [ask: string, answer: string, then?: string]

/** What a page publishes, and what is written under it. */
export type Announcement = {
  text: string
  link?: string
  /** In which months it may come, 1 to 12; absent: in all. */
  months?: readonly number[]
  photo?: { scene: Scene; alt: string }
  talks: readonly Talk[]
  remarks: readonly Remark[]
}

/**
 * A comment that asks for nothing, alone, or with what the mairie says to it all the same; `{ami}`
 * and `{ami2}` become tags of somebody.
 */
type Remark = string | readonly [remark: string, answer: string]

/** What the pictures show (pictures.ts). */
export type Scene = 'feast' | 'works' | 'school' | 'meadow' | 'night' | 'church'

/** A private exchange: several messages in a row are one question. */
export type PrivateTalk = {
  ask: readonly string[]
  answer: string
  reaction?: string
  /** The mairie's word to a reaction that tells it what it asked for. */
  closing?: string
}

/** French typography for what a mairie writes: narrow and plain no-break spaces, and real apostrophes. */
export function typeset(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ (:)/g, '\u00a0$1')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
    .replace(/(\d) (h|€|km|min)(?![\p{L}])/gu, '$1\u00a0$2')
    .replace(/\u00a0h (\d\d)\b/g, '\u00a0h\u00a0$1')
}
